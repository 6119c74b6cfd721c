package io.gerbang.web.search;

import io.gerbang.web.error.StripeException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a search asks for, such as {@code status:"succeeded" AND metadata["order"]:"42"}.
 *
 * @param joint how the clauses go together; all are joined in the same way
 * @param clauses 1 to {@value #MOST_CLAUSES}
 * @see <a href="https://docs.stripe.com/search#search-query-language">Stripe: query language</a>
 */
public record SearchQuery(Joint joint, List<SearchClause> clauses) {

    static final int MOST_CLAUSES = 20;

    /** A space between clauses stands for AND. */
    public enum Joint {
        AND,
        OR
    }

    public SearchQuery {
        clauses = List.copyOf(clauses);
    }

    /**
     * Reads a query.
     *
     * @throws StripeException 400 that says where it cannot be read
     */
    public static SearchQuery parse(String text) {
        return new SearchParser(text).parse();
    }

    /** The query as it could have been sent. */
    @Override
    public String toString() {
        return clauses.stream()
                .map(SearchClause::toString)
                .collect(Collectors.joining(" " + joint + " "));
    }
}
