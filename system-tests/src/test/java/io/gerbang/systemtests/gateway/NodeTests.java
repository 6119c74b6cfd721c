package io.gerbang.systemtests.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** What is told in {@code src/test/node}: shops that are written in JavaScript. */
public final class NodeTests {
    private static final Path SOURCES = Path.of("src/test/node");
    private static final Path FOLDER = Path.of("target/node");
    private static final Pattern CASE = Pattern.compile("(?m)^(not )?ok \\d+ - (.+)$");

    private static boolean isInstalled;

    private NodeTests() {}

    /**
     * Runs a file as a merchant without any history; its tests are reported one by one, and skipped
     * where there is no Node.
     *
     * @param options of Node
     */
    public static Stream<DynamicTest> run(RunningGateway gateway, String file, String... options)
            throws IOException, InterruptedException {
        assumeTrue(isOnPath("node") && isOnPath("npm"), "Node is not installed");
        install();
        var merchant = gateway.newMerchant();
        var command = new ArrayList<>(List.of("node", "--test-reporter=tap"));
        command.addAll(List.of(options));
        command.add(file);
        var ended =
                ChildProcess.run(
                        FOLDER,
                        Map.of(
                                "GERBANG_URL", gateway.url(),
                                "GERBANG_SECRET_KEY", merchant.secretKey(),
                                "GERBANG_PUBLISHABLE_KEY", merchant.publishableKey()),
                        command);
        var cases = cases(ended.output());
        assertThat(cases).as(ended.output()).isNotEmpty();
        return Stream.concat(
                cases.stream(),
                Stream.of(
                        DynamicTest.dynamicTest(
                                "all of " + file,
                                () -> assertThat(ended.status()).as(ended.output()).isZero())));
    }

    /** In the Test Anything Protocol, what is told of a test follows its line. */
    private static List<DynamicTest> cases(String output) {
        var cases = new ArrayList<DynamicTest>();
        var line = CASE.matcher(output);
        for (var found = line.find(); found; ) {
            var isFailed = line.group(1) != null;
            var name = line.group(2);
            var start = line.start();
            found = line.find();
            var told = output.substring(start, found ? line.start() : output.length());
            cases.add(DynamicTest.dynamicTest(name, () -> assertThat(isFailed).as(told).isFalse()));
        }
        return cases;
    }

    /** Of all files that run, the first does it. */
    private static synchronized void install() throws IOException, InterruptedException {
        if (isInstalled) {
            return;
        }
        try (var sources = Files.walk(SOURCES)) {
            for (var source : sources.filter(Files::isRegularFile).toList()) {
                var copy = FOLDER.resolve(SOURCES.relativize(source));
                Files.createDirectories(copy.getParent());
                Files.copy(source, copy, StandardCopyOption.REPLACE_EXISTING);
            }
        }
        var ended =
                ChildProcess.run(FOLDER, Map.of(), List.of("npm", "ci", "--no-audit", "--no-fund"));
        assertThat(ended.status()).as(ended.output()).isZero();
        isInstalled = true;
    }

    private static boolean isOnPath(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
