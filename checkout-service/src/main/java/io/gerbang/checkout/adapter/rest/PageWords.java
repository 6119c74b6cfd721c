package io.gerbang.checkout.adapter.rest;

import io.gerbang.checkout.domain.Amounts;
import io.gerbang.checkout.domain.LineItem;
import io.gerbang.checkout.domain.SessionPurpose;
import io.gerbang.checkout.domain.SessionPurpose.Paying;
import io.gerbang.checkout.domain.SessionPurpose.Saving;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What the pages of a checkout session say, by what it is for.
 *
 * @param verb what the shopper does for the merchant, whose name follows
 * @param subject as HTML
 * @param button with which the shopper agrees
 */
record PageWords(
        String verb, String subject, String button, String underWay, String done, String lapsed) {

    private static final String ITEMS =
            """
            <table>
            %s<tr class="total"><td colspan="2">Total</td><td>%s</td></tr>
            </table>
            """;

    static PageWords of(SessionPurpose purpose) {
        return switch (purpose) {
            case Paying paying -> paying(paying);
            case Saving _ ->
                    new PageWords(
                            "Save a card for",
                            "<p>Your card is kept for later payments. Nothing is taken now.</p>\n",
                            "Save card",
                            "Your card is being verified.",
                            "Your card has been saved. Thank you.",
                            "The time to save a card here is over. Nothing was saved.");
        };
    }

    private static PageWords paying(Paying paying) {
        var payment = paying.payment();
        var total = money(payment.amount(), payment.currency());
        var rows =
                paying.items().stream()
                        .map(item -> row(item, payment.currency()))
                        .collect(Collectors.joining());
        return new PageWords(
                "Pay",
                ITEMS.formatted(rows, total),
                "Pay " + total,
                "Your payment is under way. Please do not pay again.",
                "This has been paid. Thank you.",
                "The time to pay here is over. Nothing was taken.");
    }

    private static String row(LineItem item, String currency) {
        var description =
                item.description() == null
                        ? ""
                        : "<br><small>" + CheckoutPages.escape(item.description()) + "</small>";
        return "<tr><td>%s%s</td><td>%d × %s</td><td>%s</td></tr>\n"
                .formatted(
                        CheckoutPages.escape(item.name()),
                        description,
                        item.quantity(),
                        money(item.unitAmount(), currency),
                        money(item.total(), currency));
    }

    private static String money(long amount, String currency) {
        var decimals = Amounts.decimals(currency);
        return currency.toUpperCase(Locale.ROOT)
                + String.format(
                        Locale.ROOT, " %,." + decimals + "f", BigDecimal.valueOf(amount, decimals));
    }
}
