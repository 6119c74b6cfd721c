package io.gerbang.checkout.adapter.rest;

import io.gerbang.checkout.application.Ids;
import io.gerbang.checkout.application.view.CardErrors;
import io.gerbang.checkout.domain.Amounts;
import io.gerbang.checkout.domain.CheckoutSession;
import io.gerbang.checkout.domain.LineItem;
import io.gerbang.checkout.domain.PaymentFailure;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.RestResponse.Status;
import org.jspecify.annotations.Nullable;

/**
 * What shoppers see of a checkout session. The fields of the card have no names and the form goes
 * nowhere, so that without the script nothing leaves the browser.
 */
final class CheckoutPages {

    static final String PATH = "/c/pay/";

    /** Below a session's page: where shoppers come back to. */
    static final String RETURN = "/return";

    private static final String POLICY =
            "default-src 'none'; script-src 'nonce-%1$s'; style-src 'nonce-%1$s';"
                    + " connect-src 'self'; form-action 'none'; base-uri 'none';"
                    + " frame-ancestors 'none'; require-trusted-types-for 'script'";
    private static final String FRAME =
            """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%s</title>
            <link rel="stylesheet" href="/c/pay.css" nonce="%s">
            %s</head>
            <body>
            <main>
            %s
            </main>
            </body>
            </html>
            """;
    private static final String FORM =
            """
            <h1>%s</h1>
            %s<table>
            %s<tr class="total"><td colspan="2">Total</td><td>%s</td></tr>
            </table>
            <noscript><p class="error">This page needs JavaScript, which sends your card\
             to the vault and to nobody else. Please turn it on.</p></noscript>
            <p id="message" class="error" role="alert">%s</p>
            <form id="pay" autocomplete="on" data-key="%s" data-confirm="%s/confirm">
            <label>Email <input id="email" type="email" autocomplete="email" value="%s"%s></label>
            <label>Card number <input id="number" inputmode="numeric" autocomplete="cc-number"\
             maxlength="23" required></label>
            <label>Expiry (MM/YY) <input id="expiry" inputmode="numeric" autocomplete="cc-exp"\
             maxlength="7" required></label>
            <label>Security code <input id="cvc" inputmode="numeric" autocomplete="cc-csc"\
             maxlength="4" required></label>
            <label>Name on the card <input id="name" autocomplete="cc-name" maxlength="200"\
             required></label>
            <button id="submit" disabled>Pay %s</button>
            </form>
            %s<script src="/c/pay.js" nonce="%s"></script>\
            """;

    private CheckoutPages() {}

    static String path(CheckoutSession session) {
        return PATH + session.id();
    }

    static String url(String origin, CheckoutSession session) {
        return origin + path(session);
    }

    /** Where the shopper pays. */
    static RestResponse<String> form(
            CheckoutSession session,
            String merchant,
            String publishableKey,
            @Nullable PaymentFailure lastFailure) {
        var total = money(session.total(), session.currency());
        var email = session.terms().customerEmail();
        var nonce = nonce();
        var content =
                FORM.formatted(
                        escape(merchant),
                        session.livemode() ? "" : "<p class=\"test\">Test mode</p>\n",
                        session.lineItems().stream()
                                .map(item -> row(item, session.currency()))
                                .collect(Collectors.joining()),
                        total,
                        lastFailure == null ? "" : escape(message(lastFailure)),
                        escape(publishableKey),
                        path(session),
                        email == null ? "" : escape(email),
                        email == null ? "" : " readonly",
                        total,
                        link(session.terms().cancelUrl(), "Back to the shop"),
                        nonce);
        return page(Status.OK, "Pay " + merchant, "", content, nonce);
    }

    /** In words for shoppers. */
    static String message(PaymentFailure failure) {
        return "payment_intent_authentication_failure".equals(failure.code())
                ? "Your bank could not make sure that it is you. Try again, or use another card."
                : CardErrors.message(failure);
    }

    /** The shopper waits, and the page looks again by itself. */
    static RestResponse<String> underWay(CheckoutSession session) {
        return page(
                Status.OK,
                "Payment under way",
                "<meta http-equiv=\"refresh\" content=\"2;url=%s%s\">\n"
                        .formatted(path(session), RETURN),
                "<p>Your payment is under way. Please do not pay again.</p>");
    }

    static RestResponse<String> actionRequired(String url) {
        return page(
                Status.OK,
                "Payment under way",
                "",
                "<p>Your bank wants to make sure that it is you who pays.</p>\n"
                        + link(url, "Continue to your bank"));
    }

    static RestResponse<String> paid(CheckoutSession session) {
        return page(
                Status.OK,
                "Paid",
                "",
                "<p>This has been paid. Thank you.</p>\n"
                        + link(session.successUrl(), "Continue to the shop"));
    }

    static RestResponse<String> lapsed(CheckoutSession session) {
        return page(
                Status.OK,
                "Expired",
                "",
                "<p>The time to pay here is over. Nothing was taken.</p>\n"
                        + link(session.terms().cancelUrl(), "Back to the shop"));
    }

    static RestResponse<String> nothingHere() {
        return page(Status.NOT_FOUND, "Not found", "", "<p>There is nothing to pay here.</p>");
    }

    static RestResponse<String> redirect(String url) {
        return ResponseBuilder.<String>create(Status.SEE_OTHER)
                .header("Location", url)
                .header("Referrer-Policy", "no-referrer")
                .build();
    }

    private static String row(LineItem item, String currency) {
        var description =
                item.description() == null
                        ? ""
                        : "<br><small>" + escape(item.description()) + "</small>";
        return "<tr><td>%s%s</td><td>%d × %s</td><td>%s</td></tr>\n"
                .formatted(
                        escape(item.name()),
                        description,
                        item.quantity(),
                        money(item.unitAmount(), currency),
                        money(item.total(), currency));
    }

    private static String link(@Nullable String url, String text) {
        return url == null ? "" : "<p><a href=\"%s\">%s</a></p>\n".formatted(escape(url), text);
    }

    private static String money(long amount, String currency) {
        var decimals = Amounts.decimals(currency);
        return currency.toUpperCase(Locale.ROOT)
                + String.format(
                        Locale.ROOT, " %,." + decimals + "f", BigDecimal.valueOf(amount, decimals));
    }

    private static RestResponse<String> page(
            Status status, String title, String head, String content) {
        return page(status, title, head, content, nonce());
    }

    private static RestResponse<String> page(
            Status status, String title, String head, String content, String nonce) {
        return ResponseBuilder.create(status, FRAME.formatted(escape(title), nonce, head, content))
                .header("Content-Security-Policy", POLICY.formatted(nonce))
                .header("Referrer-Policy", "no-referrer")
                .header("X-Robots-Tag", "noindex")
                .build();
    }

    /** Only what carries it runs, and nobody can know it before the page is made. */
    private static String nonce() {
        return Ids.secret("");
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
