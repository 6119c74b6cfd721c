package io.gerbang.bench.gateway;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * The state folder of a gateway that runs on this machine.
 *
 * @param root {@code .gerbang} in the source tree, where nothing else was asked for
 */
public record GatewayFiles(Path root) {
    private static final String PID_SUFFIX = ".pid";

    /**
     * Reads the addresses and keys that the gateway offers to scripts.
     *
     * @throws IOException where no gateway is ready
     */
    public Gateway read() throws IOException {
        var environment = root.resolve("env");
        if (!Files.exists(environment)) {
            throw new IOException("No gateway is ready here; start one with ./gerbang up");
        }
        var secrets = ShellVariables.parse(Files.readAllLines(root.resolve("secrets")));
        return new Gateway(ShellVariables.parse(Files.readAllLines(environment)), secrets);
    }

    /**
     * The id of each of the gateway's processes by its name, the database server's postmaster too.
     */
    public Map<String, Long> processIds() throws IOException {
        var processIds = new TreeMap<String, Long>();
        try (var files = Files.newDirectoryStream(root.resolve("run"), "*" + PID_SUFFIX)) {
            for (var file : files) {
                var name = file.getFileName().toString();
                processIds.put(
                        name.substring(0, name.length() - PID_SUFFIX.length()),
                        Long.parseLong(Files.readString(file).strip()));
            }
        }
        return processIds;
    }
}
