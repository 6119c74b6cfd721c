package io.gerbang.checkout.adapter.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.RestResponse.Status;
import org.jspecify.annotations.Nullable;

/** Plain HTML, which works without scripts; where they run, the shopper need not click. */
final class ShopperPages {

    private static final String SCRIPT = "document.forms[0].submit()";
    private static final String HASH = sha256(SCRIPT);

    private static final String FRAME =
            """
            <!doctype html>
            <html lang="en">
            <head><meta charset="utf-8"><title>Payment</title></head>
            <body>
            %s
            </body>
            </html>
            """;
    private static final String CHALLENGE =
            """
            <form method="post" action="%s">
            <input type="hidden" name="creq" value="%s">
            <input type="hidden" name="threeDSSessionData" value="%s">
            <p>Your bank wants to make sure that it is you who pays.</p>
            <button>Continue to your bank</button>
            </form>
            <script>%s</script>\
            """;

    private ShopperPages() {}

    /**
     * Sends the shopper to the issuer, and the challenge's request along.
     *
     * @param url the issuer's page
     * @param request what that page is told
     * @param session what the issuer gives back with the shopper
     */
    static RestResponse<String> challenge(String url, String request, String session) {
        var bank = URI.create(url);
        var content = CHALLENGE.formatted(escape(url), escape(request), escape(session), SCRIPT);
        return page(
                Status.OK,
                content,
                "form-action %s://%s; script-src '%s'"
                        .formatted(bank.getScheme(), bank.getAuthority(), HASH));
    }

    static RestResponse<String> nothingToDo() {
        return page(Status.NOT_FOUND, "<p>There is nothing to do here.</p>", "form-action 'none'");
    }

    /** Sends the shopper back to the shop, with Stripe's parameters; or says that all is done. */
    static RestResponse<String> backToTheShop(ShopperVisit visit, @Nullable String returnUrl) {
        if (returnUrl == null) {
            return page(Status.OK, "<p>You can close this window.</p>", "form-action 'none'");
        }
        return ResponseBuilder.<String>create(Status.SEE_OTHER)
                .header("Location", location(visit, returnUrl))
                .build();
    }

    private static String location(ShopperVisit visit, String returnUrl) {
        var fragment = returnUrl.indexOf('#');
        var end = fragment < 0 ? returnUrl.length() : fragment;
        var page = returnUrl.substring(0, end);
        return page
                + (page.contains("?") ? "&" : "?")
                + visit.object()
                + "="
                + visit.id()
                + "&"
                + visit.object()
                + "_client_secret="
                + URLEncoder.encode(visit.clientSecret(), UTF_8)
                + "&redirect_status="
                + redirectStatus(visit.status())
                + returnUrl.substring(end);
    }

    private static String redirectStatus(String status) {
        return switch (status) {
            case "succeeded", "requires_capture" -> "succeeded";
            case "processing", "requires_action", "requires_confirmation" -> "pending";
            default -> "failed";
        };
    }

    private static RestResponse<String> page(Status status, String content, String policy) {
        return ResponseBuilder.create(status, FRAME.formatted(content))
                .header(
                        "Content-Security-Policy",
                        "default-src 'none'; base-uri 'none'; frame-ancestors 'none'; " + policy)
                .header("Referrer-Policy", "no-referrer")
                .build();
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
