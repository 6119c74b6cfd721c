package io.gerbang.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReportTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Report report = new Report(new PrintStream(bytes, true, StandardCharsets.UTF_8));

    @Test
    void an_invariant_that_holds_takes_one_line() {
        var findings = new Findings("payments");
        findings.count(1234);
        findings.note("a note");

        report.print(new Rule("I0"), findings);
        report.sum();

        assertThat(lines())
                .satisfiesExactly(
                        line ->
                                assertThat(line)
                                        .startsWith("I0 ")
                                        .containsPattern("1.234 payments")
                                        .endsWith("0 violations (a note)"),
                        line -> assertThat(line).isEqualTo("All 1 invariants hold."));
        assertThat(report.isClean()).isTrue();
    }

    @Test
    void of_many_violations_the_first_five_are_shown() {
        var findings = new Findings("payments");
        IntStream.rangeClosed(1, 7).forEach(number -> findings.violation("wrong " + number));

        report.print(new Rule("I0"), findings);
        report.print(new Rule("I1"), new Findings("payments"));
        report.sum();

        assertThat(lines())
                .contains("       wrong 1", "       wrong 5", "       and 2 more")
                .doesNotContain("       wrong 6")
                .endsWith("1 of 2 invariants are violated.");
        assertThat(report.isClean()).isFalse();
    }

    private String[] lines() {
        return bytes.toString(StandardCharsets.UTF_8).split(System.lineSeparator());
    }

    private record Rule(String name) implements Invariant {

        @Override
        public String rule() {
            return "nothing is ever wrong";
        }

        @Override
        public Findings check() {
            return new Findings("nothings");
        }
    }
}
