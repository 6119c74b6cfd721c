package io.gerbang.checkout.adapter.operator;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gerbang.checkout.application.Tenant;
import io.gerbang.checkout.application.customer.People;
import io.gerbang.checkout.application.customer.Person;
import io.gerbang.web.error.StripeErrors;
import io.gerbang.web.operator.OperatorRoutes;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** {@code /people}. Whom it is about stands in the body, never in an address that is logged. */
@ApplicationScoped
class PersonRoutes implements OperatorRoutes {

    private final People people;

    PersonRoutes(People people) {
        this.people = people;
    }

    @Override
    public void register(Routes routes) {
        routes.on(HttpMethod.GET, "/people/erasures", _ -> underWay());
        routes.on(HttpMethod.POST, "/people/erase", this::erase);
        routes.on(HttpMethod.POST, "/people/export", this::export);
    }

    /** Whom it is about: either a customer or an e-mail address. */
    record Asked(
            @Nullable String merchant,
            @Nullable String mode,
            @Nullable String customer,
            @Nullable String email) {}

    private Uni<ObjectNode> erase(RoutingContext routing) {
        return people.erase(Bodies.actor(routing), person(routing))
                .map(customers ->
                        JsonNodeFactory.instance.objectNode().put("customers", customers));
    }

    private Uni<ObjectNode> export(RoutingContext routing) {
        return people.export(Bodies.actor(routing), person(routing));
    }

    private Uni<ObjectNode> underWay() {
        return people.underWay()
                .map(count -> JsonNodeFactory.instance.objectNode().put("under_way", count));
    }

    private static Person person(RoutingContext routing) {
        var asked = Bodies.read(routing, Asked.class);
        var mode = asked.mode();
        if (asked.merchant() == null || !("test".equals(mode) || "live".equals(mode))) {
            throw StripeErrors.invalid(400, "Name a merchant, and its mode.").build();
        }
        if ((asked.customer() == null) == (asked.email() == null)) {
            throw StripeErrors.invalid(400, "Name a customer or an e-mail address.").build();
        }
        var tenant = new Tenant(asked.merchant(), mode.equals("live"));
        return new Person(tenant, asked.customer(), asked.email());
    }
}
