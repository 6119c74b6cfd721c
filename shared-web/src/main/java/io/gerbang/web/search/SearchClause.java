package io.gerbang.web.search;

/**
 * One condition of a search.
 *
 * @param negated whether what does not meet it is wanted
 */
public record SearchClause(
        boolean negated, SearchField field, SearchOperator operator, SearchValue value) {

    @Override
    public String toString() {
        return (negated ? "-" : "") + field + operator.symbol() + value;
    }
}
