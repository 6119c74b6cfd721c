package io.gerbang.web.expand;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gerbang.web.form.FormCodec;
import io.gerbang.web.form.Refusal;
import io.gerbang.web.key.Caller;
import io.gerbang.web.key.KeyKind;
import io.gerbang.web.page.StripeList;
import io.gerbang.web.response.StripeObject;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class ExpanderTest {

    private static final Caller CALLER =
            new Caller(
                    "acct_1",
                    false,
                    KeyKind.SECRET,
                    "key_1",
                    "req_1",
                    null,
                    null,
                    "10.0.0.1",
                    Set.of(),
                    false);

    private final List<String> loads = new ArrayList<>();
    private final Expander expander =
            new Expander(
                    new ExpandableFields()
                            .reference("payment_intent", "latest_charge", "charge", this::charges)
                            .reference("charge", "customer", "customer", this::customers)
                            .included(
                                    "charge",
                                    "refunds",
                                    ExpandableFields.listOf("refund"),
                                    this::refunds)
                            .reference("refund", "charge", "charge", this::charges)
                            .nested("customer", "invoice_settings", "invoice_settings"));

    @Test
    void an_id_becomes_its_object() {
        assertThat(expanded(intent("ch_1"), "latest_charge").at("/latest_charge/id").textValue())
                .isEqualTo("ch_1");
    }

    @Test
    void expansion_goes_on_below_what_it_loaded() {
        var json = expanded(intent("ch_1"), "latest_charge.customer");

        assertThat(json.at("/latest_charge/customer/id").textValue()).isEqualTo("cus_of_ch_1");
    }

    @Test
    void a_list_costs_one_load_per_field() {
        var list =
                StripeList.of(
                        "/v1/payment_intents",
                        List.of(intent("ch_1"), intent("ch_2"), intent("ch_1")),
                        false);
        var expansion = expansion("data.latest_charge.customer");
        var object = ExpandableFields.listOf("payment_intent");
        expander.requireExpandable(CALLER, expansion, object);
        expander.expand(CALLER, expansion, object, list).await().indefinitely();

        assertThat(list.at("/data/2/latest_charge/customer/id").textValue())
                .isEqualTo("cus_of_ch_1");
        assertThat(loads)
                .containsExactly("charges [ch_1, ch_2]", "customers [cus_of_ch_1, cus_of_ch_2]");
    }

    @Test
    void what_is_left_out_until_asked_for_is_found_by_its_owner() {
        var json = expanded(intent("ch_1"), "latest_charge.refunds.data.charge");

        assertThat(json.at("/latest_charge/refunds/data/0/id").textValue()).isEqualTo("re_of_ch_1");
        assertThat(json.at("/latest_charge/refunds/data/0/charge/id").textValue())
                .isEqualTo("ch_1");
    }

    @Test
    void an_id_that_is_missing_or_null_stays() {
        assertThat(expanded(intent("ch_gone"), "latest_charge").get("latest_charge").textValue())
                .isEqualTo("ch_gone");
        assertThat(expanded(intent(null), "latest_charge").get("latest_charge").isNull()).isTrue();
    }

    @Test
    void what_cannot_be_expanded_is_refused_before_anything_is_done() {
        for (var path :
                List.of("amount", "latest_charge.amount", "data.x", "latest_charge.refunds.x")) {
            var refusal =
                    Refusal.of(() ->
                            expander.requireExpandable(CALLER, expansion(path), "payment_intent"));
            assertThat(refusal.status()).isEqualTo(400);
            assertThat(refusal.param()).isEqualTo("expand");
        }
        assertThat(loads).isEmpty();
    }

    @Test
    void five_levels_and_empty_names_are_refused() {
        for (var path : List.of("a.b.c.d.e", "a..b", ".a", "a.", ".")) {
            assertThat(Refusal.of(() -> expansion(path)).param()).isEqualTo("expand");
        }
        assertThat(expansion("a.b.c.d").isEmpty()).isFalse();
    }

    private ObjectNode expanded(ObjectNode answer, String path) {
        var expansion = expansion(path);
        expander.requireExpandable(CALLER, expansion, "payment_intent");
        return expander.expand(CALLER, expansion, "payment_intent", answer).await().indefinitely();
    }

    private static Expansion expansion(String path) {
        return Expansion.from(FormCodec.parse("expand[]=" + path));
    }

    private static ObjectNode intent(String chargeId) {
        return StripeObject.of("payment_intent", "pi_1").text("latest_charge", chargeId).build();
    }

    private Uni<Map<String, ObjectNode>> charges(Caller caller, Set<String> ids) {
        return loaded("charges", ids, ExpanderTest::charge);
    }

    private Uni<Map<String, ObjectNode>> customers(Caller caller, Set<String> ids) {
        return loaded("customers", ids, id -> StripeObject.of("customer", id).build());
    }

    private Uni<Map<String, ObjectNode>> refunds(Caller caller, Set<String> chargeIds) {
        return loaded("refunds", chargeIds, id -> StripeList.of("/v1/refunds", refund(id), false));
    }

    private static ObjectNode charge(String id) {
        return StripeObject.of("charge", id).text("customer", "cus_of_" + id).build();
    }

    private static List<ObjectNode> refund(String chargeId) {
        return List.of(
                StripeObject.of("refund", "re_of_" + chargeId).text("charge", chargeId).build());
    }

    private Uni<Map<String, ObjectNode>> loaded(
            String what, Set<String> ids, Function<String, ObjectNode> make) {
        loads.add(what + " " + new TreeSet<>(ids));
        var found = new HashMap<String, ObjectNode>();
        ids.stream()
                .filter(id -> !id.endsWith("gone"))
                .forEach(id -> found.put(id, make.apply(id)));
        return Uni.createFrom().item(found);
    }
}
