package io.gerbang.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The script {@code gerbang} in a source tree of its own, where all is built, with a java and a
 * mvnw that only note how they were called.
 */
class LauncherTest {
    private static final Path SCRIPT = Path.of("../../gerbang");
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final String OPTIONS =
            "deploy/local/src/main/java/io/gerbang/local/gateway/UpOptions.java";

    /** What is run from its source needs no build. */
    private static final String RUN_SOURCES =
            "case $1 in *.java) exec '%s/bin/java' \"$@\" ;; esac\n";

    private static final String TRUST_STORE = "-Djavax.net.ssl.trustStore=";

    @TempDir private Path tree;
    private final Map<String, String> environment = new HashMap<>();
    private Path payments;
    private Path calls;

    /** How the script ended, and what it said. */
    private record Outcome(int status, String output, String errors) {}

    @BeforeEach
    void create() throws IOException {
        Files.copy(SCRIPT, tree.resolve("gerbang"));
        calls = tree.resolve("calls");
        var note = "echo \"$(basename \"$0\") $*\" >>'%s'".formatted(calls);
        program("mvnw", note);
        program("jdk/bin/javac", note);
        program("jdk/bin/java", RUN_SOURCES.formatted(System.getProperty("java.home")) + note);
        write(OPTIONS, Files.readString(Path.of("../..", OPTIONS)));
        write("jdk/release", "JAVA_VERSION=\"25.0.1\"\n");
        write("deploy/local/target/gerbang-local.jar", "");
        payments = write(".gerbang/data/payments", "");
        write(".gerbang/log/kafka.log", "started\n");
    }

    @ParameterizedTest
    @CsvSource({
        "reset --bogus,  --bogus",
        "reset now,      now",
        "down --bogus,   --bogus",
        "status --bogus, --bogus",
    })
    void a_command_without_options_refuses_one_and_does_nothing(String line, String refused)
            throws Exception {
        var outcome = gerbang(line);

        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.output()).isEmpty();
        assertThat(outcome.errors())
                .isEqualTo(
                        "gerbang: %s takes no arguments, and was given %s\n"
                                .formatted(line.split(" ")[0], refused));
        assertNothingIsDone();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "help",
                "--help",
                "up --help",
                "up --port 9000 -h",
                "down --help",
                "down -h",
                "status --help",
                "logs --help",
                "logs -f -h",
                "reset --help",
                "reset -h",
                "test --help"
            })
    void help_is_given_and_nothing_else_is_done(String line) throws Exception {
        var outcome = gerbang(line);

        assertThat(outcome.status()).isZero();
        assertThat(outcome.output()).startsWith("Usage: ./gerbang <command>\n");
        assertThat(outcome.errors()).isEmpty();
        assertNothingIsDone();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"check", "dlq list", "bench", "bench vault", "listen", "trigger", "vault"})
    void a_tool_gives_its_own_help_by_the_short_name_too(String line) throws Exception {
        build();

        assertThat(gerbang(line + " -h").status()).isZero();

        assertThat(Files.readString(calls)).startsWith("java ").endsWith(" -h --help\n");
    }

    @Test
    void what_is_no_command_is_answered_with_all_that_are() throws Exception {
        var outcome = gerbang("rest --help");

        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.output()).isEmpty();
        assertThat(outcome.errors()).startsWith("Usage: ./gerbang <command>\n");
        assertNothingIsDone();
    }

    @Test
    void a_reset_stops_the_gateway_and_erases_its_data() throws Exception {
        var outcome = gerbang("reset");

        assertThat(outcome.status()).isZero();
        assertThat(outcome.output()).isEqualTo("All data is erased.\n");
        assertThat(Files.readString(calls)).endsWith(" io.gerbang.local.Supervisor down\n");
        assertThat(tree.resolve(".gerbang")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({
        "up --bogus,         Unknown option --bogus",
        "up now,             Unknown option now",
        "up --port,          --port takes a number from 1 to 65535",
        "up --port 0,        --port takes a number from 1 to 65535",
        "up --port 99999,    --port takes a number from 1 to 65535",
        "up --tls --port ab, --port takes a number from 1 to 65535",
    })
    void what_up_does_not_understand_is_refused_before_anything_is_built(
            String line, String sentence) throws Exception {
        assertThat(gerbang(line)).isEqualTo(new Outcome(2, "", "gerbang: " + sentence + "\n"));
        assertNothingIsDone();
    }

    @Test
    void what_up_understands_is_built_first() throws Exception {
        gerbang("up --detach --tls --port 9000");

        assertThat(Files.readString(calls)).startsWith("mvnw -DskipTests ");
    }

    /** The version of each JDK that there is on this machine is read by sed, which says 21 here. */
    @Test
    void without_a_suitable_jdk_the_user_is_told_in_a_sentence() throws Exception {
        program("path/sed", "echo 21");

        var outcome = gerbang("status");

        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.output()).isEmpty();
        assertThat(outcome.errors())
                .isEqualTo(
                        "gerbang: needs a JDK 25 or newer and found none; install one"
                                + " (such as Temurin 25) or set JAVA_HOME\n");
        assertNothingIsDone();
    }

    @Test
    void the_log_of_a_process_is_shown() throws Exception {
        assertThat(gerbang("logs kafka")).isEqualTo(new Outcome(0, "started\n", ""));
    }

    @ParameterizedTest
    @CsvSource({
        "logs nobody,     1, there is no log of nobody but of edge kafka",
        "logs -f nobody,  1, there is no log of nobody but of edge kafka",
        "logs --follow,   2, logs has no option --follow",
        "logs kafka -f,   2, logs takes -f and one process at most",
    })
    void logs_that_there_are_not_are_named(String line, int status, String sentence)
            throws Exception {
        write(".gerbang/log/edge.log", "started\n");

        assertThat(gerbang(line)).isEqualTo(new Outcome(status, "", "gerbang: " + sentence + "\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"logs", "logs -f kafka"})
    void before_the_first_start_there_are_no_logs(String line) throws Exception {
        Files.delete(tree.resolve(".gerbang/log/kafka.log"));

        assertThat(gerbang(line))
                .isEqualTo(
                        new Outcome(
                                1,
                                "",
                                "gerbang: there are no logs yet; ./gerbang up begins them\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "check",
                "bench --rate 5",
                "bench vault",
                "dlq list",
                "dlq replay fraud-service",
                "listen",
                "trigger payout.paid",
                "merchant list",
                "key list acct_1",
                "fraud show acct_1",
                "person status",
                "vault status",
                "audit list"
            })
    void what_needs_a_gateway_says_so_before_anything_is_built(String line) throws Exception {
        assertThat(gerbang(line))
                .isEqualTo(
                        new Outcome(
                                2, "", "gerbang: the gateway is not up; ./gerbang up starts it\n"));
        assertNothingIsDone();
    }

    @ParameterizedTest
    @CsvSource({
        "check,         GERBANG_JDBC_CHECKOUT, io.gerbang.check.Main",
        "dlq list,      GERBANG_JDBC_CHECKOUT, io.gerbang.check.letter.Main list",
        "listen,        GERBANG_URL,           io.gerbang.cli.listen.Main",
        "merchant list, GERBANG_OPERATOR_URL,  io.gerbang.cli.operator.Main merchant list",
    })
    void a_gateway_elsewhere_is_looked_at_while_none_is_up_here(
            String line, String variable, String call) throws Exception {
        build();
        environment.put(variable, "elsewhere");

        assertThat(gerbang(line).status()).isZero();

        assertThat(Files.readString(calls)).endsWith(" " + call + "\n");
    }

    @Test
    void the_events_that_can_be_triggered_are_listed_without_a_gateway() throws Exception {
        build();

        assertThat(gerbang("trigger --list").status()).isZero();

        assertThat(Files.readString(calls)).endsWith(" io.gerbang.cli.trigger.Main --list\n");
    }

    @ParameterizedTest
    @CsvSource({
        "check --journal a, io.gerbang.check.Main --journal a",
        "bench --rate 5,    io.gerbang.bench.Main --rate 5",
        "bench vault,       io.gerbang.bench.vault.Main",
    })
    void a_gateway_that_is_up_is_looked_at(String line, String call) throws Exception {
        build();
        up();

        assertThat(gerbang(line)).isEqualTo(new Outcome(0, "", ""));

        assertThat(Files.readString(calls)).endsWith(" " + call + "\n");
    }

    /** JDK 24 and later warn on the terminal of what Netty does. */
    @ParameterizedTest
    @ValueSource(strings = {"bench", "check", "listen"})
    void a_tool_has_nothing_to_say_of_memory(String line) throws Exception {
        build();
        up();

        gerbang(line);

        assertThat(Files.readString(calls)).contains(" --sun-misc-unsafe-memory-access=allow ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bench", "bench vault", "listen", "trigger --list", "key list"})
    void a_tool_trusts_the_gateway_that_is_up(String line) throws Exception {
        build();
        up();

        gerbang(line);

        assertThat(Files.readString(calls)).contains(TRUST_STORE + "/of the gateway ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bench", "trigger --list"})
    void what_the_caller_trusts_comes_first(String line) throws Exception {
        build();
        up();
        environment.put("GERBANG_TRUST_STORE", "/of the caller");

        gerbang(line);

        assertThat(Files.readString(calls))
                .contains(TRUST_STORE + "/of the caller ")
                .doesNotContain("/of the gateway");
    }

    private void build() throws IOException {
        Files.createDirectories(tree.resolve("check/target/classes"));
        Files.createDirectories(tree.resolve("bench/target/classes"));
        Files.createDirectories(tree.resolve("cli/target/classes"));
    }

    private void up() throws IOException {
        write(".gerbang/run/supervisor.pid", ProcessHandle.current().pid() + "\n");
        write(".gerbang/env", "GERBANG_TRUST_STORE='/of the gateway'\n");
    }

    private void assertNothingIsDone() {
        assertThat(calls).doesNotExist();
        assertThat(payments).exists();
    }

    private Outcome gerbang(String line) throws IOException, InterruptedException {
        var output = tree.resolve("output").toFile();
        var errors = tree.resolve("errors").toFile();
        var builder =
                new ProcessBuilder(("bash gerbang " + line).split(" "))
                        .directory(tree.toFile())
                        .redirectOutput(output)
                        .redirectError(errors);
        var variables = builder.environment();
        variables.keySet().removeIf(name -> name.startsWith("GERBANG_"));
        variables.putAll(environment);
        variables.put("JAVA_HOME", tree.resolve("jdk").toString());
        variables.merge("PATH", tree.resolve("path").toString(), (old, own) -> own + ":" + old);
        var script = builder.start();
        try {
            assertThat(script.waitFor(LIMIT)).as("ended in time").isTrue();
        } finally {
            script.destroyForcibly();
        }
        return new Outcome(
                script.exitValue(),
                Files.readString(output.toPath()),
                Files.readString(errors.toPath()));
    }

    private Path write(String name, String text) throws IOException {
        var file = tree.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private void program(String name, String line) throws IOException {
        var file = write(name, "#!/usr/bin/env bash\n" + line + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }
}
