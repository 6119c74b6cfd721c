package io.gerbang.check;

import java.util.ArrayList;
import java.util.List;

/** What an invariant looked at, and what it found wrong. Keeps examples, not every violation. */
public final class Findings {
    private static final int MOST_EXAMPLES = 5;

    private final String subjects;
    private long counted;
    private long violations;
    private final List<String> examples = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    /**
     * @param subjects what is counted, in the plural
     */
    public Findings(String subjects) {
        this.subjects = subjects;
    }

    /** So many more were looked at. */
    public void count(long more) {
        counted += more;
    }

    /**
     * Another violation was found.
     *
     * @param description names what is wrong and how; without secrets
     */
    public void violation(String description) {
        violations++;
        if (examples.size() < MOST_EXAMPLES) {
            examples.add(description);
        }
    }

    /** Tells the reader something that is not wrong. */
    public void note(String text) {
        notes.add(text);
    }

    /** Takes what another part of the same invariant found. */
    public void add(Findings part) {
        counted += part.counted;
        violations += part.violations;
        part.examples.stream().limit(MOST_EXAMPLES - examples.size()).forEach(examples::add);
        notes.addAll(part.notes);
    }

    public String subjects() {
        return subjects;
    }

    public long counted() {
        return counted;
    }

    public long violations() {
        return violations;
    }

    /** The first few violations. */
    public List<String> examples() {
        return List.copyOf(examples);
    }

    public List<String> notes() {
        return List.copyOf(notes);
    }
}
