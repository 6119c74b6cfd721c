package io.gerbang.systemtests.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.gerbang.systemtests.gateway.Await;
import io.gerbang.systemtests.gateway.GatewayExtension;
import io.gerbang.systemtests.gateway.Merchant;
import io.gerbang.systemtests.gateway.RunningGateway;
import io.gerbang.systemtests.gateway.Wire;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A person is erased, and looked for in every row of every database. */
@ExtendWith(GatewayExtension.class)
class PersonIT {
    private static final List<String> DATABASES =
            List.of("CHECKOUT", "FRAUD", "AUTHORIZATION", "SETTLEMENT");
    private static final String TABLES =
            "select quote_ident(tablename) from pg_tables where schemaname = 'public'";

    private final RunningGateway gateway;
    private final Merchant merchant;
    private final Wire shop;
    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private final String email = "ayu." + mark + "@example.com";
    private final String name = "Ayu" + mark;
    private final String street = "Jalan" + mark;
    private final String city = "Kota" + mark;

    PersonIT(RunningGateway gateway) {
        this.gateway = gateway;
        merchant = gateway.newMerchant();
        shop = new Wire(gateway).with(merchant.secretKey());
    }

    @Test
    void who_is_erased_is_in_no_row_of_any_database() throws Exception {
        var card = id(shop.post("/v1/payment_methods", card()).json());
        var customer = id(shop.post("/v1/customers", customer(card)).json());
        var payment = shop.post("/v1/payment_intents", order(card, "&customer=" + customer)).json();
        shop.post("/v1/payment_intents", order("pm_card_visa", ""));
        shop.post("/v1/payment_methods", card());
        assertThat(payment.get("status").getAsString()).isEqualTo("succeeded");
        assertThat(found()).containsExactlyInAnyOrder(email, name, street, city);
        var held = operator("/people/export");
        assertThat(held.getAsJsonArray("customers")).hasSize(1);
        assertThat(held.getAsJsonArray("payments")).hasSize(2);
        assertThat(held.getAsJsonArray("vault")).hasSize(2);

        assertThat(operator("/people/erase").get("customers").getAsInt()).isEqualTo(1);

        Await.until(Set::isEmpty, this::found);
        assertThat(shop.get("/v1/payment_methods/" + card).json().get("customer").isJsonNull())
                .isTrue();
        assertThat(cards(card)).isZero();
        var refund = "/v1/refunds/" + id(shop.post("/v1/refunds", refund(payment)).json());
        var failed =
                Await.until(
                        answer -> answer.get("status").getAsString().equals("failed"),
                        () -> shop.get(refund).json());
        assertThat(failed.get("failure_reason").getAsString())
                .isEqualTo("expired_or_canceled_card");
    }

    private static String refund(JsonObject payment) {
        return "payment_intent=" + id(payment);
    }

    private String card() {
        return "type=card&card[number]=4242424242424242&card[exp_month]=12&card[exp_year]=2034"
                + "&billing_details[email]=%s&billing_details[name]=%s".formatted(email, name)
                + "&billing_details[address][line1]=%s&billing_details[address][city]=%s"
                        .formatted(street, city);
    }

    private String customer(String card) {
        return "email=%s&name=%s&address[line1]=%s&payment_method=%s"
                .formatted(email, name, street, card);
    }

    private String order(String method, String more) {
        return "amount=15000000&currency=idr&payment_method_types[]=card&confirm=true"
                + "&receipt_email=%s&shipping[name]=%s&shipping[address][line1]=%s"
                        .formatted(email, name, street)
                + "&payment_method="
                + method
                + more;
    }

    /** What has been said of the person and stands in some row, as text or as bytes. */
    private Set<String> found() throws SQLException {
        var found = new TreeSet<String>();
        for (var database : DATABASES) {
            try (var connection = connect(database)) {
                for (var table : tables(connection)) {
                    for (var said : List.of(email, name, street, city)) {
                        if (holds(connection, table, said)) {
                            found.add(said);
                        }
                    }
                }
            }
        }
        return found;
    }

    private static List<String> tables(Connection connection) throws SQLException {
        var tables = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(TABLES)) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        return tables;
    }

    private static boolean holds(Connection connection, String table, String said)
            throws SQLException {
        var query =
                "select exists (select from %s t where position(? in t::text) > 0"
                        + " or position(? in t::text) > 0)";
        try (var statement = connection.prepareStatement(query.formatted(table))) {
            statement.setString(1, said);
            statement.setString(2, HexFormat.of().formatHex(said.getBytes(StandardCharsets.UTF_8)));
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getBoolean(1);
            }
        }
    }

    private long cards(String holder) throws SQLException {
        try (var connection = connect("AUTHORIZATION");
                var statement =
                        connection.prepareStatement(
                                "select count(*) from cards where holder_id = ?")) {
            statement.setString(1, holder);
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    private Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(gateway.variable("GERBANG_JDBC_" + database));
    }

    private JsonObject operator(String path) {
        var body = new JsonObject();
        body.addProperty("merchant", merchant.id());
        body.addProperty("mode", "test");
        body.addProperty("email", email);
        return gateway.operate(path, body);
    }

    private static String id(JsonObject object) {
        return object.get("id").getAsString();
    }
}
