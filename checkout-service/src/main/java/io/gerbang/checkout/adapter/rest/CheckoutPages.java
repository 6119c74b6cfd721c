package io.gerbang.checkout.adapter.rest;

import io.gerbang.checkout.application.Ids;
import io.gerbang.checkout.application.view.CardErrors;
import io.gerbang.checkout.domain.CheckoutSession;
import io.gerbang.checkout.domain.PaymentFailure;
import io.gerbang.checkout.domain.Standing.Actionable;
import io.gerbang.checkout.domain.Standing.UnderWay;
import java.util.Set;
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

    private static final Set<String> UNAUTHENTICATED =
            Set.of("payment_intent_authentication_failure", "setup_intent_authentication_failure");
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
            %s%s<noscript><p class="error">This page needs JavaScript, which sends your card\
             to the vault and to nobody else. Please turn it on.</p></noscript>
            %s<p id="message" class="error" role="alert">%s</p>
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
            <button id="submit" disabled>%s</button>
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

    /** Where the shopper gives a card. */
    static RestResponse<String> form(
            CheckoutSession session,
            String merchant,
            String publishableKey,
            Actionable actionable) {
        var words = PageWords.of(session.purpose());
        var failure = actionable.lastFailure();
        var email = session.terms().customerEmail();
        var nonce = nonce();
        var content =
                FORM.formatted(
                        escape(merchant),
                        session.livemode() ? "" : "<p class=\"test\">Test mode</p>\n",
                        words.subject(),
                        actionable.bankUrl() == null
                                ? ""
                                : bank(actionable.bankUrl()) + "<p>Or use another card.</p>\n",
                        failure == null ? "" : escape(message(failure)),
                        escape(publishableKey),
                        path(session),
                        email == null ? "" : escape(email),
                        email == null ? "" : " readonly",
                        words.button(),
                        link(session.terms().cancelUrl(), "Back to the shop"),
                        nonce);
        return page(Status.OK, words.verb() + " " + merchant, "", content, nonce);
    }

    /** In words for shoppers. */
    static String message(PaymentFailure failure) {
        return UNAUTHENTICATED.contains(failure.code())
                ? "Your bank could not make sure that it is you. Try again, or use another card."
                : CardErrors.message(failure);
    }

    /** The shopper goes to the bank; or waits, and the page looks again by itself. */
    static RestResponse<String> underWay(CheckoutSession session, UnderWay standing) {
        return standing.bankUrl() == null
                ? page(
                        Status.OK,
                        "Under way",
                        "<meta http-equiv=\"refresh\" content=\"2;url=%s%s\">\n"
                                .formatted(path(session), RETURN),
                        paragraph(PageWords.of(session.purpose()).underWay()))
                : page(Status.OK, "Under way", "", bank(standing.bankUrl()));
    }

    static RestResponse<String> done(CheckoutSession session) {
        return page(
                Status.OK,
                "Done",
                "",
                paragraph(PageWords.of(session.purpose()).done())
                        + link(session.successUrl(), "Continue to the shop"));
    }

    static RestResponse<String> lapsed(CheckoutSession session) {
        return page(
                Status.OK,
                "Expired",
                "",
                paragraph(PageWords.of(session.purpose()).lapsed())
                        + link(session.terms().cancelUrl(), "Back to the shop"));
    }

    static RestResponse<String> nothingHere() {
        return page(Status.NOT_FOUND, "Not found", "", "<p>There is nothing to do here.</p>");
    }

    static RestResponse<String> redirect(String url) {
        return ResponseBuilder.<String>create(Status.SEE_OTHER)
                .header("Location", url)
                .header("Referrer-Policy", "no-referrer")
                .build();
    }

    private static String bank(String url) {
        return paragraph("Your bank wants to make sure that it is you.")
                + link(url, "Continue to your bank");
    }

    private static String paragraph(String text) {
        return "<p>" + text + "</p>\n";
    }

    private static String link(@Nullable String url, String text) {
        return url == null ? "" : "<p><a href=\"%s\">%s</a></p>\n".formatted(escape(url), text);
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

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
