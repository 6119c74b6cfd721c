package io.gerbang.cli.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gerbang.cli.operator.OperatorApi.Listener;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandTest {

    @Test
    void a_merchant_is_made() {
        assertThat(parse("merchant create --name Kopi --country ID --currency idr"))
                .isEqualTo(
                        new Command(
                                "/merchants",
                                Map.of(
                                        "name",
                                        "Kopi",
                                        "country",
                                        "ID",
                                        "default_currency",
                                        "idr")));
    }

    @Test
    void a_restricted_key_has_several_scopes() {
        assertThat(
                        parse(
                                "key create acct_1 --kind restricted --scope refunds:read --scope"
                                        + " charges:read"))
                .isEqualTo(
                        new Command(
                                "/merchants/acct_1/keys",
                                Map.of(
                                        "mode",
                                        "test",
                                        "kind",
                                        "restricted",
                                        "scopes",
                                        List.of("refunds:read", "charges:read"))));
    }

    @ParameterizedTest
    @CsvSource({"90s, 90", "30m, 1800", "24h, 86400", "7d, 604800"})
    void a_rolled_key_works_on_for_a_while(String overlap, long seconds) {
        assertThat(parse("key roll acct_1 key_1 --overlap " + overlap))
                .isEqualTo(
                        new Command(
                                "/merchants/acct_1/keys/key_1/roll",
                                Map.of("overlap_seconds", seconds)));
    }

    @Test
    void a_merchant_counts_whole_rupiah_or_not() {
        assertThat(parse("merchant update acct_1 --whole-rupiah on"))
                .isEqualTo(new Command("/merchants/acct_1", Map.of("whole_rupiah", true)));
        assertThat(parse("merchant update acct_1 --whole-rupiah off"))
                .isEqualTo(new Command("/merchants/acct_1", Map.of("whole_rupiah", false)));
        assertThatThrownBy(() -> parse("merchant update acct_1 --whole-rupiah yes"))
                .hasMessageContaining("on or off");
    }

    @Test
    void limits_take_the_place_of_all_that_there_were() {
        assertThat(parse("merchant update acct_1 --rate 50/100 --rate refunds:write=5"))
                .isEqualTo(
                        new Command(
                                "/merchants/acct_1",
                                Map.of(
                                        "limits",
                                        Map.of(
                                                "rates",
                                                List.of(
                                                        Map.of("per_second", 50, "burst", 100),
                                                        Map.of(
                                                                "scope",
                                                                "refunds:write",
                                                                "per_second",
                                                                5))))));
        assertThat(parse("merchant update acct_1 --rate off"))
                .isEqualTo(
                        new Command(
                                "/merchants/acct_1", Map.of("limits", Map.of("rates", List.of()))));
    }

    @Test
    void somebody_is_named_by_merchant_mode_and_address() {
        assertThat(parse("person erase live acct_1 --email a+b@c.de"))
                .isEqualTo(
                        new Command(
                                "/people/erase",
                                Map.of("mode", "live", "merchant", "acct_1", "email", "a+b@c.de")));
    }

    @Test
    void fraud_rules_are_set_at_the_service_that_applies_them() {
        assertThat(parse("fraud limit acct_1 --mode live --velocity card:declines:hour=3:block"))
                .isEqualTo(
                        new Command(
                                Listener.FRAUD,
                                "/merchants/acct_1/fraud_settings?livemode=true",
                                Map.of(
                                        "velocity_limits",
                                        List.of(
                                                Map.of(
                                                        "subject", "card",
                                                        "measure", "declines",
                                                        "window", "hour",
                                                        "max", 3L,
                                                        "decision", "block")),
                                        "amount_limits",
                                        List.of())));
        assertThat(parse("fraud remove acct_1 --list block --attribute card_bin --value 445653"))
                .isEqualTo(
                        new Command(
                                Listener.FRAUD,
                                "/merchants/acct_1/fraud_lists/remove?livemode=false",
                                Map.of(
                                        "list",
                                        "block",
                                        "attribute",
                                        "card_bin",
                                        "value",
                                        "445653")));
    }

    @Test
    void the_vault_is_asked_at_its_own_listener() {
        assertThat(parse("vault status")).isEqualTo(new Command(Listener.VAULT, "/vault", null));
        assertThat(parse("vault rotate-data-key"))
                .isEqualTo(new Command(Listener.VAULT, "/vault/rotate_data_key", Map.of()));
    }

    @Test
    void reading_sends_nothing() {
        assertThat(parse("key list acct_1")).isEqualTo(new Command("/merchants/acct_1/keys", null));
        assertThat(parse("audit list --after 7")).isEqualTo(new Command("/audit?after=7", null));
    }

    @ParameterizedTest
    @CsvSource({
        "vault,                              what to do is missing; --help tells more",
        "merchant destroy acct_1,            there is no merchant destroy; --help tells more",
        "key revoke acct_1,                  the key is missing",
        "key roll acct_1 key_1 --overlap 1y, --overlap takes a time",
        "key list acct_1 --live yes,         unknown option --live",
        "key list acct_1 acct_2,             unknown word acct_2",
        "merchant list --after,              --after takes a value",
        "person erase live acct_1,           name a customer or an e-mail address",
        "person erase live acct_1 --name A,  name a customer or an e-mail address",
        "fraud show acct_1 --mode both,      --mode takes test or live",
        "fraud limit acct_1 --amount 5,      --amount takes a limit as",
        "fraud add acct_1 --list block,      --attribute is missing"
    })
    void what_makes_no_sense_is_refused(String line, String message) {
        assertThatThrownBy(() -> parse(line))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    private static Command parse(String line) {
        return Command.parse(Words.of(line.split(" ")));
    }
}
