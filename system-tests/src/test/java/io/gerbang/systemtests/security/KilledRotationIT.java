package io.gerbang.systemtests.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.gerbang.systemtests.gateway.Await;
import io.gerbang.systemtests.gateway.GatewayExtension;
import io.gerbang.systemtests.gateway.RunningGateway;
import io.gerbang.systemtests.gateway.Wire;
import io.gerbang.systemtests.gateway.Wire.Answer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;

/** The vault's data key is rotated, and the service that does it is killed meanwhile. */
@ExtendWith(GatewayExtension.class)
@Isolated("It kills a service.")
class KilledRotationIT {
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final int CARDS = 10;
    private static final String VAULT = "GERBANG_VAULT_OPERATOR_URL";
    private static final String CARD =
            "type=card&card[number]=4242424242424242&card[exp_month]=12&card[exp_year]=2034";
    private static final String ORDER =
            "amount=15000000&currency=idr&payment_method_types[]=card&confirm=true"
                    + "&payment_method=%s&customer=%s";

    private final RunningGateway gateway;
    private final Wire shop;
    private final HttpClient http = HttpClient.newHttpClient();

    KilledRotationIT(RunningGateway gateway) {
        this.gateway = gateway;
        shop = new Wire(gateway).with(gateway.newMerchant().secretKey());
    }

    /** A card of the vault, and whose it is. */
    private record Kept(String method, String customer) {}

    @Test
    void a_rotation_goes_on_where_a_killed_service_left_it_and_every_card_opens() throws Exception {
        var before = keep();
        var later = keep();

        try (var others = authorization()) {
            others.setAutoCommit(false);
            lock(others, later);
            gateway.operate(VAULT, "/vault/rotate_data_key", new JsonObject());
            Await.until(LIMIT, left -> left == 0, () -> leftOf(before));

            kill();
            Await.until(LIMIT, answer -> answer.has("keys"), this::vault);
            assertThat(rotation().has("finished_at")).isFalse();
            assertThat(leftOf(later)).isEqualTo(CARDS);
        }

        var rotation = Await.until(LIMIT, it -> it.has("finished_at"), this::rotation);
        assertThat(rotation.get("unopened").getAsLong()).isZero();
        assertThat(rotation.get("reencrypted").getAsLong())
                .isGreaterThanOrEqualTo(rotation.get("cards").getAsLong());
        assertThat(leftOf(before) + leftOf(later)).isZero();
        for (var cards : List.of(before, later)) {
            for (var card : cards) {
                var paid = shop.post("/v1/payment_intents", order(card));
                assertThat(paid.status()).as(paid.text()).isEqualTo(200);
                assertThat(paid.json().get("status").getAsString()).isEqualTo("succeeded");
            }
        }
        Await.until(acts -> acts == 1, () -> actsUpon(rotation.get("key_id").getAsString()));
    }

    /** Blocks until the supervisor has put another in its place. */
    private void kill() throws Exception {
        var killed = gateway.state().process("authorization-service").orElseThrow();
        killed.destroyForcibly();
        Await.until(
                LIMIT,
                process -> process.filter(it -> it.pid() != killed.pid()).isPresent(),
                () -> gateway.state().process("authorization-service"));
    }

    private List<Kept> keep() throws IOException, InterruptedException {
        var kept = new ArrayList<Kept>();
        while (kept.size() < CARDS) {
            var method = id(shop.post("/v1/payment_methods", CARD));
            kept.add(new Kept(method, id(shop.post("/v1/customers", "payment_method=" + method))));
        }
        return kept;
    }

    private static String order(Kept card) {
        return ORDER.formatted(card.method(), card.customer());
    }

    /** Rows that somebody is at are passed over, and come last. */
    private static void lock(Connection connection, List<Kept> cards) throws SQLException {
        var sql = "select from cards where holder_id = any(?) for update";
        try (var statement = connection.prepareStatement(sql)) {
            statement.setArray(1, connection.createArrayOf("text", holders(cards)));
            statement.executeQuery();
        }
    }

    /** How many of these cards are not under the new key yet. */
    private long leftOf(List<Kept> cards) throws SQLException, IOException {
        var sql =
                """
                select count(*) from cards where holder_id = any(?) and key_id <>
                  (select current_key_id from vault_keysets where purpose = 'cards')
                """;
        try (var connection = authorization();
                var statement = connection.prepareStatement(sql)) {
            statement.setArray(1, connection.createArrayOf("text", holders(cards)));
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    private static String[] holders(List<Kept> cards) {
        return cards.stream().map(Kept::method).toArray(String[]::new);
    }

    /** How many rotations to this key the audit log, which is checkout's, knows of. */
    private long actsUpon(String keyId) throws SQLException {
        var sql =
                """
                select count(*) from audit_log
                where action = 'vault.data_key_rotated' and detail::jsonb ->> 'key_id' = ?
                """;
        try (var connection =
                        DriverManager.getConnection(gateway.variable("GERBANG_JDBC_CHECKOUT"));
                var statement = connection.prepareStatement(sql)) {
            statement.setString(1, keyId);
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    private Connection authorization() throws SQLException, IOException {
        var url = "jdbc:postgresql://" + gateway.variable("GERBANG_POSTGRES") + "/authorization";
        var password = gateway.state().secret("POSTGRES_PASSWORD");
        return DriverManager.getConnection(url, "postgres", password);
    }

    /** What the vault says of itself; nothing while nobody is there. */
    private JsonObject vault() throws InterruptedException {
        try {
            var token = Files.readString(Path.of(gateway.variable("GERBANG_OPERATOR_TOKEN_FILE")));
            var request =
                    HttpRequest.newBuilder(URI.create(gateway.variable(VAULT) + "/vault"))
                            .header("Authorization", "Bearer " + token.strip())
                            .timeout(LIMIT)
                            .build();
            var answer = http.send(request, BodyHandlers.ofString()).body();
            return JsonParser.parseString(answer).getAsJsonObject();
        } catch (IOException down) {
            return new JsonObject();
        }
    }

    private JsonObject rotation() throws InterruptedException {
        var vault = vault();
        return vault.has("rotation") ? vault.getAsJsonObject("rotation") : vault;
    }

    private static String id(Answer answer) {
        return answer.json().get("id").getAsString();
    }
}
