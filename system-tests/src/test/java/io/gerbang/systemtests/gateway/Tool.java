package io.gerbang.systemtests.gateway;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What {@code ./gerbang listen} and {@code ./gerbang trigger} run, for one merchant. */
public final class Tool {
    private static final Path CLI = Path.of("../cli/target").toAbsolutePath().normalize();

    private final RunningGateway gateway;
    private final Merchant merchant;

    public Tool(RunningGateway gateway, Merchant merchant) {
        this.gateway = gateway;
        this.merchant = merchant;
    }

    /** The types that can be made to happen. */
    public static List<String> triggers() throws IOException, InterruptedException {
        var ended = ChildProcess.java(CLI, Map.of(), command("trigger", "--list"));
        return ended.output().lines().toList();
    }

    /** Makes an event happen; blocks until it has. */
    public ChildProcess.Ended trigger(String... arguments)
            throws IOException, InterruptedException {
        return ChildProcess.java(CLI, environment(), command("trigger", arguments));
    }

    /** What an operator does with merchants, keys and fraud rules. */
    public ChildProcess.Ended operate(String... arguments)
            throws IOException, InterruptedException {
        return ChildProcess.java(CLI, environment(), command("operator", arguments));
    }

    /** Listens until it is destroyed; its output is to be read. */
    public Process listen(String... arguments) throws IOException {
        var command = command("listen", arguments);
        command.addFirst(ChildProcess.JAVA);
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment());
        return builder.start();
    }

    private Map<String, String> environment() {
        return Map.of(
                "GERBANG_URL", gateway.url(),
                "GERBANG_OPERATOR_URL", gateway.variable("GERBANG_OPERATOR_URL"),
                "GERBANG_FRAUD_OPERATOR_URL", gateway.variable("GERBANG_FRAUD_OPERATOR_URL"),
                "GERBANG_OPERATOR_TOKEN_FILE", gateway.variable("GERBANG_OPERATOR_TOKEN_FILE"),
                "GERBANG_SECRET_KEY", merchant.secretKey());
    }

    private static List<String> command(String tool, String... arguments) {
        var command = new ArrayList<String>();
        command.add("-cp");
        command.add(CLI.resolve("classes") + File.pathSeparator + CLI.resolve("lib/*"));
        command.add("io.gerbang.cli." + tool + ".Main");
        command.addAll(List.of(arguments));
        return command;
    }
}
