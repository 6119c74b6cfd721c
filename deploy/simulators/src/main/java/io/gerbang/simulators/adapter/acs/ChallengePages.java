package io.gerbang.simulators.adapter.acs;

import io.gerbang.simulators.domain.CardAuthentication;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Currency;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.Status;

/** Plain HTML, which works without scripts; where they run, the way back needs no click. */
final class ChallengePages {

    private static final String SCRIPT = "document.forms[0].submit()";
    private static final String HASH = hash();

    private static final String FRAME =
            """
            <!doctype html>
            <html lang="en">
            <head><meta charset="utf-8"><title>Your bank</title></head>
            <body>
            %s
            </body>
            </html>
            """;
    private static final String QUESTION =
            """
            <h1>Confirm your payment</h1>
            <p>%s %s with the card %s.</p>
            <p role="alert">%s</p>
            <form method="post" action="/acs/challenge/answer">
            <input type="hidden" name="challenge" value="%s">
            <input type="hidden" name="threeDSSessionData" value="%s">
            <label for="password">One-time password</label>
            <input id="password" name="password" inputmode="numeric" autofocus>
            <button>Confirm</button>
            <button name="cancel" value="1">Cancel</button>
            </form>
            <p>This bank is a simulation: the password is 112233.</p>\
            """;
    private static final String BACK =
            """
            <form method="post" action="%s">
            <input type="hidden" name="cres" value="%s">
            <input type="hidden" name="threeDSSessionData" value="%s">
            <button>Back to the shop</button>
            </form>
            <script>%s</script>\
            """;
    private static final String UNKNOWN = "<p>There is nothing to confirm.</p>";

    private ChallengePages() {}

    /**
     * @param session the merchant's side's, which goes back with the shopper
     * @param again whether the shopper has answered wrongly before
     */
    static RestResponse<String> question(
            CardAuthentication challenge, String session, boolean again) {
        var wrong = again ? "That is wrong. Tries left: " + challenge.triesLeft() + "." : "";
        return page(
                Status.OK,
                QUESTION.formatted(
                        escape(challenge.currency()),
                        amount(challenge),
                        escape(challenge.cardMasked()),
                        wrong,
                        escape(challenge.serverId()),
                        escape(session)),
                "form-action 'self'");
    }

    /** A browser checks the whole way of a form, and the shop may send it on to anywhere. */
    static RestResponse<String> back(CardAuthentication ended, String session) {
        return page(
                Status.OK,
                BACK.formatted(escape(ended.returnUrl()), response(ended), escape(session), SCRIPT),
                "form-action http: https:; script-src '" + HASH + "'");
    }

    static RestResponse<String> unknown() {
        return page(Status.NOT_FOUND, UNKNOWN, "form-action 'none'");
    }

    private static RestResponse<String> page(Status status, String content, String policy) {
        return RestResponse.ResponseBuilder.create(status, FRAME.formatted(content))
                .header(
                        "Content-Security-Policy",
                        "default-src 'none'; base-uri 'none'; frame-ancestors 'none'; " + policy)
                .header("Cache-Control", "no-store")
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .build();
    }

    /** CRes: it tells the browser's way only; the merchant's side asks the directory server. */
    private static String response(CardAuthentication ended) {
        var json =
                """
                {"messageType":"CRes","messageVersion":"2.2.0","threeDSServerTransID":"%s",\
                "acsTransID":"%s","transStatus":"%s"}\
                """
                        .formatted(ended.id(), ended.serverId(), ended.status().transStatus());
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private static String amount(CardAuthentication challenge) {
        var decimals = Currency.getInstance(challenge.currency()).getDefaultFractionDigits();
        return BigDecimal.valueOf(challenge.amount(), Math.max(0, decimals)).toPlainString();
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static String hash() {
        try {
            var digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(SCRIPT.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
