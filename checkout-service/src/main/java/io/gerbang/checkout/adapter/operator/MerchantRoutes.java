package io.gerbang.checkout.adapter.operator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gerbang.checkout.application.Ids;
import io.gerbang.checkout.application.merchant.CreateMerchantHandler;
import io.gerbang.checkout.application.merchant.CreateMerchantHandler.Created;
import io.gerbang.checkout.application.merchant.Merchant;
import io.gerbang.checkout.application.merchant.MerchantStore;
import io.gerbang.checkout.application.merchant.UpdateMerchantHandler;
import io.gerbang.web.error.StripeErrors;
import io.gerbang.web.form.Currencies;
import io.gerbang.web.operator.OperatorRoutes;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code /merchants}. */
@ApplicationScoped
class MerchantRoutes implements OperatorRoutes {

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final Pattern ID = Pattern.compile("acct_[A-Za-z0-9_]{1,64}");
    private static final int PAGE = 100;

    private final CreateMerchantHandler create;
    private final UpdateMerchantHandler update;
    private final MerchantStore store;
    private final Clock clock;

    MerchantRoutes(
            CreateMerchantHandler create,
            UpdateMerchantHandler update,
            MerchantStore store,
            Clock clock) {
        this.create = create;
        this.update = update;
        this.store = store;
        this.clock = clock;
    }

    @Override
    public void register(Routes routes) {
        routes.on(HttpMethod.POST, "/merchants", this::create);
        routes.on(HttpMethod.GET, "/merchants", this::list);
        routes.on(HttpMethod.GET, "/merchants/:merchant", this::retrieve);
        routes.on(HttpMethod.POST, "/merchants/:merchant", this::update);
    }

    /**
     * Who sells.
     *
     * @param id acct_…; made where it is absent
     * @param country ISO 3166-1 alpha-2
     * @param defaultCurrency ISO 4217 code in lower case
     */
    record NewMerchant(
            @Nullable String id,
            @Nullable String name,
            @Nullable String country,
            @Nullable String defaultCurrency) {}

    /** What is to change; what is absent stays. */
    record Changes(
            @Nullable String name, @Nullable AskedLimits limits, @Nullable Boolean wholeRupiah) {}

    private Uni<ObjectNode> create(RoutingContext routing) {
        var asked = Bodies.read(routing, NewMerchant.class);
        var id = id(asked);
        return create.create(
                        Bodies.actor(routing),
                        id,
                        name(asked.name()),
                        country(asked),
                        currency(asked))
                .map(created ->
                        created.map(MerchantRoutes::withKeys)
                                .orElseThrow(() ->
                                        StripeErrors.invalid(409, id + " is there already.")
                                                .build()));
    }

    private Uni<ObjectNode> update(RoutingContext routing) {
        var asked = Bodies.read(routing, Changes.class);
        var name = Optional.ofNullable(asked.name()).map(MerchantRoutes::name);
        var limits = Optional.ofNullable(asked.limits()).map(AskedLimits::checked);
        return update.update(
                        Bodies.actor(routing),
                        routing.pathParam("merchant"),
                        merchant -> {
                            var named = name.map(merchant::named).orElse(merchant);
                            var limited = limits.map(named::limited).orElse(named);
                            return asked.wholeRupiah() == null
                                    ? limited
                                    : limited.countingWholeRupiah(asked.wholeRupiah());
                        })
                .map(MerchantRoutes::json);
    }

    private Uni<? extends JsonNode> list(RoutingContext routing) {
        var after = routing.request().getParam("after", "");
        return store.list(after, PAGE)
                .map(found -> Bodies.list(found.stream().map(MerchantRoutes::json).toList()));
    }

    private Uni<ObjectNode> retrieve(RoutingContext routing) {
        var id = routing.pathParam("merchant");
        return store.merchant(id)
                .map(found ->
                        found.map(MerchantRoutes::json)
                                .orElseThrow(() -> StripeErrors.resourceMissing("merchant", id)));
    }

    private static ObjectNode withKeys(Created created) {
        return json(created.merchant())
                .put("secret_key", created.secretKey())
                .put("publishable_key", created.publishableKey());
    }

    private static ObjectNode json(Merchant merchant) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", merchant.id())
                .put("name", merchant.name())
                .put("country", merchant.country())
                .put("default_currency", merchant.defaultCurrency())
                .put("created_at", merchant.createdAt().toString())
                .put("whole_rupiah", merchant.wholeRupiah())
                .set("limits", AskedLimits.json(merchant.limits()));
    }

    private String id(NewMerchant asked) {
        if (asked.id() == null) {
            return Ids.create("acct_", clock.instant());
        }
        if (!ID.matcher(asked.id()).matches()) {
            throw invalid("id", "id is acct_ and letters, digits or underscores.");
        }
        return asked.id();
    }

    private static String name(@Nullable String name) {
        if (name == null || name.isBlank()) {
            throw StripeErrors.parameterMissing("name");
        }
        return name.strip();
    }

    private static String country(NewMerchant asked) {
        if (asked.country() == null || !COUNTRIES.contains(asked.country())) {
            throw invalid("country", "country takes an ISO 3166-1 code.");
        }
        return asked.country();
    }

    private static String currency(NewMerchant asked) {
        var code = asked.defaultCurrency();
        if (code == null || !Currencies.isKnown(code)) {
            throw invalid(
                    "default_currency", "default_currency takes an ISO 4217 code in lower case.");
        }
        return code;
    }

    private static RuntimeException invalid(String param, String message) {
        return StripeErrors.invalidParameter(param, "parameter_invalid_string", message);
    }
}
