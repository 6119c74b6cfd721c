package io.gerbang.check;

import java.io.PrintStream;

/** Prints a line per invariant, its first violations below it, and a sum at the end. */
final class Report {
    private final PrintStream out;
    private int invariants;
    private int broken;

    Report(PrintStream out) {
        this.out = out;
    }

    void print(Invariant invariant, Findings findings) {
        invariants++;
        out.printf(
                "%-4s %-70s %,12d %-20s %,7d violations%s%n",
                invariant.name(),
                invariant.rule(),
                findings.counted(),
                findings.subjects(),
                findings.violations(),
                findings.notes().isEmpty() ? "" : " (" + String.join(", ", findings.notes()) + ")");
        if (findings.violations() > 0) {
            broken++;
            findings.examples().forEach(example -> out.println("       " + example));
            var more = findings.violations() - findings.examples().size();
            if (more > 0) {
                out.printf("       and %,d more%n", more);
            }
        }
    }

    void sum() {
        out.println(
                isClean()
                        ? "All %d invariants hold.".formatted(invariants)
                        : "%d of %d invariants are violated.".formatted(broken, invariants));
    }

    boolean isClean() {
        return broken == 0;
    }
}
