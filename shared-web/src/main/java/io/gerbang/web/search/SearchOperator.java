package io.gerbang.web.search;

/** How a field is compared with a value. */
public enum SearchOperator {
    EQUAL(":"),
    CONTAINS("~"),
    AT_LEAST(">="),
    AT_MOST("<="),
    GREATER(">"),
    LESS("<");

    private final String symbol;

    SearchOperator(String symbol) {
        this.symbol = symbol;
    }

    public String symbol() {
        return symbol;
    }
}
