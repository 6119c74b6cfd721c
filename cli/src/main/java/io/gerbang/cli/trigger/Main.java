package io.gerbang.cli.trigger;

import com.fasterxml.jackson.databind.JsonNode;
import io.gerbang.cli.api.Api;
import io.gerbang.cli.trigger.Triggers.Seller;
import io.gerbang.cli.trigger.Triggers.Trigger;
import java.io.IOException;
import java.time.Clock;
import java.util.List;

/**
 * Makes an event happen by doing what causes it, over the public API, and waits until it has
 * happened. Exits with 2 where it has not.
 */
public final class Main {
    private static final int UNABLE = 2;

    private Main() {}

    static void main(String... arguments) throws InterruptedException {
        if (List.of(arguments).contains("--help")) {
            System.out.print(Options.USAGE);
            return;
        }
        try {
            run(Options.parse(arguments));
        } catch (IllegalArgumentException | IOException failure) {
            System.err.println("gerbang trigger: " + failure.getMessage());
            System.exit(UNABLE);
        }
    }

    private static void run(Options options) throws IOException, InterruptedException {
        var event = options.event();
        if (event == null) {
            Triggers.events().forEach(System.out::println);
            return;
        }
        var trigger = Triggers.of(event).orElseThrow();
        var shop = shop(trigger, options);
        var before = id(latest(shop, event));
        trigger.recipe().follow(shop);
        var told =
                Patience.until(
                        () -> latest(shop, event),
                        latest -> latest.has("id") && !id(latest).equals(before));
        System.out.printf(
                "%s happened: %s, %s%n",
                event, id(told), told.path("data").path("object").path("id").asText("balance"));
    }

    private static String id(JsonNode object) {
        return object.path("id").asText();
    }

    private static Sandbox shop(Trigger trigger, Options options)
            throws IOException, InterruptedException {
        var api = Api.of(System.getenv());
        if (trigger.seller() == Seller.ANYBODY || options.testClock() != null) {
            return new Sandbox(api, options.testClock());
        }
        var merchant =
                NewMerchant.create(
                        api,
                        System.getenv(),
                        Clock.systemUTC(),
                        trigger.seller() == Seller.WITH_CLOSED_ACCOUNT);
        System.out.printf(
                "Days have to pass, so this happens to a merchant of its own:%n"
                        + "  GERBANG_SECRET_KEY=%s and --test-clock %s make it happen there again%n",
                merchant.secretKey(), merchant.clock());
        return new Sandbox(api.as(merchant.secretKey()), merchant.clock());
    }

    /** The merchant's latest event of the type, or something empty. */
    private static JsonNode latest(Sandbox shop, String event)
            throws IOException, InterruptedException {
        return shop.api().get("/v1/events?limit=1&type=" + event).path("data").path(0);
    }
}
