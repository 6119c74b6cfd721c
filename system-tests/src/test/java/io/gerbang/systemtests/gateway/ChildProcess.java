package io.gerbang.systemtests.gateway;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Programs that the tests run to their end. */
public final class ChildProcess {
    /** This JDK's. */
    static final String JAVA = Path.of(System.getProperty("java.home"), "bin", "java").toString();

    private static final long LIMIT_S = 300;

    private ChildProcess() {}

    /**
     * How a program ended.
     *
     * @param output all that it said, errors included
     */
    public record Ended(int status, String output) {}

    /** Runs this JDK's {@code java}. */
    public static Ended java(Path folder, List<String> arguments)
            throws IOException, InterruptedException {
        return java(folder, Map.of(), arguments);
    }

    /** The same with more in its environment. */
    static Ended java(Path folder, Map<String, String> environment, List<String> arguments)
            throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(JAVA);
        command.addAll(arguments);
        return run(folder, environment, command);
    }

    /** Runs a program; fails when it takes longer than five minutes. */
    public static Ended run(Path folder, Map<String, String> environment, List<String> command)
            throws IOException, InterruptedException {
        var output = Files.createTempFile(Path.of("target"), "child", ".out");
        var builder =
                new ProcessBuilder(command)
                        .directory(folder.toAbsolutePath().toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        var process = builder.start();
        process.getOutputStream().close();
        if (!process.waitFor(LIMIT_S, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException(command + " does not end: " + Files.readString(output));
        }
        return new Ended(process.exitValue(), Files.readString(output));
    }
}
