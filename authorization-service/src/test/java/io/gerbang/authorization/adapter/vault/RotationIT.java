package io.gerbang.authorization.adapter.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gerbang.authorization.WithFakeNetwork;
import io.gerbang.authorization.application.vault.Actor;
import io.gerbang.authorization.application.vault.CardDetails;
import io.gerbang.authorization.application.vault.CardVault;
import io.gerbang.authorization.application.vault.Tenant;
import io.gerbang.authorization.application.vault.VaultOperations;
import io.gerbang.authorization.application.vault.VaultSealedException;
import io.gerbang.authorization.domain.CardNumber;
import io.gerbang.events.Topic;
import io.gerbang.messaging.Database;
import io.gerbang.testing.EmbeddedInfrastructure;
import io.gerbang.web.operator.OperatorListener;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(RotationIT.Unhurried.class)
@QuarkusTestResource(
        value = EmbeddedInfrastructure.class,
        initArgs = @ResourceArg(name = "database", value = "authorization"))
class RotationIT {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Tenant TENANT = new Tenant("acct_rotation", false);
    private static final CardDetails CARD =
            new CardDetails(new CardNumber("4242424242424242"), 12, 2040, "987");
    private static final Path MASTER_KEYS = Path.of("target/rotation.key");
    private static final String FIRST = "a".repeat(32);
    private static final String KEY_OF = "select key_id from cards where holder_id = $1";
    private static final Actor OPERATOR = new Actor("ops", "127.0.0.1");
    private static final String TOKEN = "ops:" + "s".repeat(32);

    /** The tests say when cards are re-encrypted. */
    public static class Unhurried extends WithFakeNetwork {

        @Override
        public Map<String, String> getConfigOverrides() {
            give(FIRST);
            var settings = new HashMap<>(super.getConfigOverrides());
            settings.put("gerbang.authorization.rotation-poll-ms", "3600000");
            settings.put("gerbang.authorization.vault.reencryption-batch", "2");
            settings.put("gerbang.authorization.vault.reencryption-share-percent", "50");
            settings.put(
                    "gerbang.authorization.vault.master-key-file",
                    MASTER_KEYS.toAbsolutePath().toString());
            settings.put("gerbang.operator.port", "0");
            settings.put("gerbang.operator.tokens", TOKEN);
            return settings;
        }
    }

    @Inject Database database;
    @Inject CardVault vault;
    @Inject VaultOperations operations;
    @Inject VaultConfig config;
    @Inject OperatorListener listener;

    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeEach
    void finish() {
        give(FIRST);
        reencryptAll();
    }

    @Test
    void cards_and_cvcs_are_brought_under_a_new_data_key_and_the_old_one_is_destroyed()
            throws IOException, InterruptedException {
        var holders = Stream.generate(this::sealed).limit(5).toList();
        var before = currentKey();

        var status = ask("POST", "/vault/rotate_data_key", TOKEN);
        var meanwhile = sealed();
        assertThat(open(holders.getFirst())).isEqualTo("4242424242424242/987");
        reencryptAll();

        assertThat(status.at("/rotation/finished_at").isMissingNode()).isTrue();
        var after = ask("GET", "/vault", TOKEN).get("rotation");
        assertThat(after.get("finished_at").asText()).isNotEmpty();
        assertThat(after.get("reencrypted").asInt()).isGreaterThanOrEqualTo(10);
        assertThat(currentKey()).isNotEqualTo(before).isEqualTo(after.get("key_id").asLong());
        for (var table : List.of("cards", "card_verifications")) {
            assertThat(count(table + " where key_id <> $1", currentKey())).isZero();
        }
        assertThat(open(holders.getLast())).isEqualTo("4242424242424242/987");
        assertThat(open(meanwhile)).isEqualTo("4242424242424242/987");
    }

    @Test
    void another_instance_learns_of_a_new_key_when_it_meets_it() {
        var known = sealed();
        var keysOfOther = new VaultKeys(database, Clock.systemUTC(), config);
        var other = new PostgresCardVault(keysOfOther, database);
        assertThat(open(other, known)).startsWith("4242");

        await(operations.rotateDataKey(OPERATOR));
        var sealedByOther = sealed(other);
        var sealedHere = sealed();

        assertThat(count("cards where holder_id = $1 and key_id = " + currentKey(), sealedByOther))
                .isEqualTo(1);
        reencryptAll();
        assertThat(open(other, known)).startsWith("4242");
        assertThat(open(other, sealedHere)).startsWith("4242");
        assertThat(open(sealedByOther)).startsWith("4242");
    }

    @Test
    void a_destroyed_key_is_forgotten_by_instances_that_had_it() {
        var keysOfOther = new VaultKeys(database, Clock.systemUTC(), config);
        var before = await(keysOfOther.keyring()).keyId();

        await(operations.rotateDataKey(OPERATOR));
        reencryptAll();
        assertThat(await(keysOfOther.keyring()).keyIds()).contains(before);
        await(keysOfOther.refresh());

        assertThat(await(keysOfOther.keyring()).keyIds()).containsExactly(currentKey());
        give("c".repeat(32));
        await(keysOfOther.refresh());
    }

    @Test
    void what_an_operator_does_with_the_keys_is_on_its_way_to_the_audit_log()
            throws IOException, InterruptedException {
        var before = acts().size();

        ask("POST", "/vault/rewrap", TOKEN);
        ask("POST", "/vault/rotate_data_key", TOKEN);
        ask("POST", "/vault/rotate_data_key", TOKEN);

        var key = "\"details\":[{\"name\":\"key_id\",\"value\":\"" + currentKey() + "\"}]";
        assertThat(acts().subList(before, acts().size()))
                .satisfiesExactly(
                        act -> assertThat(act).contains("\"ops\"", "\"vault.rewrapped\""),
                        act -> assertThat(act).contains("\"vault.data_key_rotated\"", key));
    }

    @Test
    void one_instance_at_a_time_re_encrypts() {
        var holder = sealed();
        await(operations.rotateDataKey(OPERATOR));
        var locked = "select from vault_rotations where finished_at is null for update";
        var busy =
                database.transact(tx ->
                        tx.query(locked)
                                .execute()
                                .chain(operations::reencrypt)
                                .chain(() -> tx.preparedQuery(KEY_OF).execute(Tuple.of(holder)))
                                .map(rows -> rows.iterator().next().getLong(0)));

        assertThat(await(busy)).isNotEqualTo(currentKey());
        reencryptAll();
        assertThat(keyOf(holder)).isEqualTo(currentKey());
    }

    @Test
    void what_an_instance_leaves_behind_another_goes_on_with() {
        var holders = Stream.generate(this::sealed).limit(6).toList();
        await(operations.rotateDataKey(OPERATOR));
        var running = operations.reencrypt().subscribe().with(_ -> {}, _ -> {});
        var deadline = Instant.now().plus(LIMIT);
        while (reencrypted() == 0 && Instant.now().isBefore(deadline)) {
            Thread.onSpinWait();
        }

        running.cancel();
        reencryptAll();

        assertThat(holders)
                .allSatisfy(holder -> {
                    assertThat(keyOf(holder)).isEqualTo(currentKey());
                    assertThat(open(holder)).isEqualTo("4242424242424242/987");
                });
    }

    @Test
    void a_card_that_does_not_open_keeps_the_old_key_and_is_told_of()
            throws IOException, InterruptedException {
        var spoiled = sealed();
        execute("update cards set merchant_id = 'acct_other' where holder_id = $1", spoiled);
        execute("delete from card_verifications where holder_id = $1", spoiled);
        await(operations.rotateDataKey(OPERATOR));

        await(
                operations
                        .reencrypt()
                        .ifNoItem()
                        .after(Duration.ofSeconds(2))
                        .recoverWithItem((Void) null));

        var status = ask("GET", "/vault", TOKEN).get("rotation");
        assertThat(status.has("finished_at")).isFalse();
        execute("delete from cards where holder_id = $1", spoiled);
        reencryptAll();
        assertThat(ask("GET", "/vault", TOKEN).get("rotation").has("finished_at")).isTrue();
    }

    @Test
    void a_new_master_key_re_wraps_the_keys_without_a_restart()
            throws IOException, InterruptedException {
        var holder = sealed();
        var second = "b".repeat(32);

        give(second, FIRST);
        var status = ask("POST", "/vault/rewrap", TOKEN);

        var wrapping = status.at("/master_keys/0").asText();
        assertThat(status.get("keys"))
                .hasSize(3)
                .allSatisfy(key -> assertThat(key.get("wrapped_by").asText()).isEqualTo(wrapping));
        give(second);
        assertThat(open(fresh(), holder)).startsWith("4242");
        give(FIRST, second);
        ask("POST", "/vault/rewrap", TOKEN);
        give(FIRST);
        assertThat(open(fresh(), holder)).startsWith("4242");
    }

    @Test
    void another_master_key_opens_nothing_and_what_is_open_stays_open() {
        var holder = sealed();

        give("c".repeat(32));

        assertThatThrownBy(() -> open(fresh(), holder)).isInstanceOf(VaultSealedException.class);
        assertThat(open(holder)).startsWith("4242");
    }

    @Test
    void only_who_shows_the_operators_token_is_answered() throws IOException, InterruptedException {
        for (var wrong : List.of("", TOKEN + "x", TOKEN.substring(1))) {
            var error = ask("GET", "/vault", wrong).get("error");
            assertThat(error.get("type").asText()).isEqualTo("invalid_request_error");
        }
        assertThat(ask("GET", "/nothing", TOKEN).at("/error/message").asText())
                .startsWith("Unrecognized request URL");
        assertThat(ask("GET", "/vault", TOKEN).get("keys")).hasSize(3);
    }

    private CardVault fresh() {
        return new PostgresCardVault(new VaultKeys(database, Clock.systemUTC(), config), database);
    }

    private String sealed() {
        return sealed(vault);
    }

    private String sealed(CardVault by) {
        var holder = "pm_" + UUID.randomUUID();
        await(database.transact(tx -> by.seal(tx, TENANT, holder, CARD, Instant.now())));
        return holder;
    }

    private String open(String holder) {
        return open(vault, holder);
    }

    private String open(CardVault by, String holder) {
        var opened = database.transact(tx -> by.open(tx, TENANT, holder, Instant.now()));
        return await(opened)
                .map(card -> card.number().digits() + "/" + card.cvc())
                .orElse("nothing");
    }

    /** Again and again, whatever pause a round has asked for. */
    private void reencryptAll() {
        while (count("vault_rotations where finished_at is null and $1", true) > 0) {
            execute("update vault_rotations set next_batch_at = now() where $1", true);
            await(operations.reencrypt());
        }
    }

    private List<String> acts() {
        var rows =
                await(
                        database.pool()
                                .preparedQuery(
                                        """
                                        select convert_from(value, 'UTF8') from event_log
                                        where topic = $1 order by occurred_at
                                        """)
                                .execute(Tuple.of(Topic.AUTHORIZATION_ACT.topicName())));
        var acts = new ArrayList<String>();
        rows.forEach(row -> acts.add(row.getString(0)));
        return acts;
    }

    private long reencrypted() {
        return count(
                "cards where merchant_id = $1 and key_id = " + currentKey(), TENANT.merchantId());
    }

    private long currentKey() {
        return number("select current_key_id from vault_keysets where purpose = $1", "cards");
    }

    private long keyOf(String holder) {
        return number(KEY_OF, holder);
    }

    private long count(String from, Object parameter) {
        return number("select count(*) from " + from, parameter);
    }

    private long number(String sql, Object parameter) {
        var rows = await(database.pool().preparedQuery(sql).execute(Tuple.of(parameter)));
        return rows.iterator().next().getLong(0);
    }

    private void execute(String sql, Object parameter) {
        await(database.pool().preparedQuery(sql).execute(Tuple.of(parameter)));
    }

    private JsonNode ask(String method, String path, String token)
            throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + listener.port() + path))
                        .header("Authorization", "Bearer " + token)
                        .method(method, BodyPublishers.noBody())
                        .build();
        return new ObjectMapper().readTree(http.send(request, BodyHandlers.ofString()).body());
    }

    private static <T> T await(Uni<T> work) {
        return work.await().atMost(LIMIT);
    }

    /** Writes the file of master keys. */
    private static void give(String... keys) {
        var lines =
                Stream.of(keys)
                        .map(key -> Base64.getEncoder().encodeToString(key.getBytes(UTF_8)))
                        .toList();
        try {
            Files.write(MASTER_KEYS, lines);
            Files.setPosixFilePermissions(
                    MASTER_KEYS, PosixFilePermissions.fromString("rw-------"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
