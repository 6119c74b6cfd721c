package io.gerbang.checkout.application.order;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShopperHashesTest {

    private final ShopperHashes hashes = new ShopperHashes("a key of these tests");

    @ParameterizedTest
    @CsvSource({
        "203.0.113.7, 203.0.113.0/24",
        "::ffff:203.0.113.7, 203.0.113.0/24",
        "2001:db8:1:2::7, 2001:db8:1::/48",
        "2001:db8:0:0:0:0:0:1, 2001:db8::/48",
        "2001:0:1::7, 2001:0:1::/48",
        "::1, ::/48"
    })
    void an_address_has_one_network(String ip, String network) {
        assertThat(hashes.of(null, ip).ipPrefix()).isEqualTo(network);
    }

    @Test
    void an_address_has_one_hash_however_it_is_written() {
        var hash = hashes.of(null, "2001:db8::1").ipHash();

        assertThat(hashes.of(null, "2001:DB8:0:0:0:0:0:1").ipHash()).isEqualTo(hash);
        assertThat(hashes.of(null, "2001:db8::2").ipHash()).isNotEqualTo(hash);
    }

    @Test
    void what_is_no_address_is_told_from_others_and_has_no_network() {
        var facts = hashes.of(null, "unknown");

        assertThat(facts.ipHash()).isNotNull().isNotEqualTo(hashes.of(null, "hidden").ipHash());
        assertThat(facts.ipPrefix()).isNull();
    }

    @Test
    void a_mailbox_has_one_hash_however_it_is_written() {
        var facts = hashes.of(" Ani@Example.com", null);

        assertThat(facts).isEqualTo(hashes.of("ani@example.com", null));
        assertThat(facts.emailDomain()).isEqualTo("example.com");
        assertThat(facts.ipHash()).isNull();
    }
}
