package io.gerbang.systemtests.gateway;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A browser without scripts: it opens pages, and sends their forms. */
public final class Shopper {
    private static final Pattern FORM =
            Pattern.compile("<form method=\"post\" action=\"([^\"]+)\">");
    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\">");

    private final HttpClient http = HttpClient.newBuilder().followRedirects(Redirect.NEVER).build();

    /** A page as it came; {@code location} is where it sends the browser, or empty. */
    public record Page(URI address, int status, String html, String location) {

        /** The parameter of that name in the address that the browser is sent to. */
        public String parameter(String name) {
            var query = URI.create(location).getQuery();
            for (var pair : query.split("&")) {
                if (pair.startsWith(name + "=")) {
                    return pair.substring(name.length() + 1);
                }
            }
            throw new AssertionError("No " + name + " in " + location);
        }
    }

    public Page open(String address) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(address)).GET());
    }

    /** Sends the page's only form, with what the shopper types. */
    public Page submit(Page page, Map<String, String> typed)
            throws IOException, InterruptedException {
        var form = FORM.matcher(page.html());
        if (!form.find()) {
            throw new AssertionError(page.address() + " has no form: " + page.html());
        }
        var fields = new LinkedHashMap<String, String>();
        for (Matcher field = HIDDEN.matcher(page.html()); field.find(); ) {
            fields.put(field.group(1), unescaped(field.group(2)));
        }
        fields.putAll(typed);
        var body =
                fields.entrySet().stream()
                        .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                        .collect(Collectors.joining("&"));
        return send(
                HttpRequest.newBuilder(page.address().resolve(unescaped(form.group(1))))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(body)));
    }

    private Page send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
        var location = answer.headers().firstValue("Location").orElse("");
        return new Page(answer.uri(), answer.statusCode(), answer.body(), location);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static String unescaped(String text) {
        return text.replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
    }
}
