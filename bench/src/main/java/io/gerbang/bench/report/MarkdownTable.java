package io.gerbang.bench.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A table that reads well as plain text, too: columns are as wide as their widest cell. */
final class MarkdownTable {
    private final List<String> head;
    private final int textColumns;
    private final List<List<String>> rows = new ArrayList<>();

    /**
     * @param textColumns how many columns stand on the left; figures, on the right, follow them
     */
    MarkdownTable(List<String> head, int textColumns) {
        this.head = head;
        this.textColumns = textColumns;
    }

    void add(Collection<String> cells) {
        rows.add(List.copyOf(cells));
    }

    @Override
    public String toString() {
        var widths = IntStream.range(0, head.size()).mapToObj(this::width).toList();
        var rule =
                IntStream.range(0, head.size())
                        .mapToObj(column -> rule(column, widths.get(column)))
                        .toList();
        return Stream.concat(Stream.of(head, rule), rows.stream())
                .map(row -> line(row, widths))
                .collect(Collectors.joining());
    }

    private int width(int column) {
        return Stream.concat(Stream.of(head), rows.stream())
                .mapToInt(row -> row.get(column).length())
                .max()
                .orElse(0);
    }

    private String rule(int column, int width) {
        return column < textColumns ? "-".repeat(width) : "-".repeat(width - 1) + ":";
    }

    private String line(List<String> cells, List<Integer> widths) {
        return IntStream.range(0, cells.size())
                .mapToObj(column -> cell(column, cells.get(column), widths.get(column)))
                .collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    private String cell(int column, String text, int width) {
        var space = " ".repeat(width - text.length());
        return column < textColumns ? text + space : space + text;
    }
}
