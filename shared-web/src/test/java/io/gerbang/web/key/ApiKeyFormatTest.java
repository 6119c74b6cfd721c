package io.gerbang.web.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

class ApiKeyFormatTest {

    private final SecureRandom random = new SecureRandom();

    @Test
    void a_key_tells_its_kind_and_mode() {
        assertThat(ApiKeyFormat.generate(KeyKind.SECRET, false, random)).startsWith("sk_test_");
        assertThat(ApiKeyFormat.generate(KeyKind.PUBLISHABLE, true, random)).startsWith("pk_live_");
        assertThat(ApiKeyFormat.generate(KeyKind.RESTRICTED, true, random)).startsWith("rk_live_");
    }

    @Test
    void a_new_key_is_well_formed_and_unlike_any_other() {
        var keys = new HashSet<String>();
        for (var i = 0; i < 1_000; i++) {
            var key = ApiKeyFormat.generate(KeyKind.SECRET, false, random);
            assertThat(ApiKeyFormat.isWellFormed(key)).isTrue();
            assertThat(keys.add(key)).isTrue();
        }
    }

    @Test
    void one_wrong_character_anywhere_is_noticed() {
        var key = ApiKeyFormat.generate(KeyKind.SECRET, false, random);
        for (var i = 0; i < key.length(); i++) {
            var other = key.charAt(i) == 'x' ? 'y' : 'x';
            var wrong = key.substring(0, i) + other + key.substring(i + 1);
            assertThat(ApiKeyFormat.isWellFormed(wrong)).as(wrong).isFalse();
        }
    }

    @Test
    void other_texts_are_no_keys() {
        assertThat(ApiKeyFormat.isWellFormed("")).isFalse();
        assertThat(ApiKeyFormat.isWellFormed("sk_test_123")).isFalse();
        assertThat(ApiKeyFormat.isWellFormed("x".repeat(10_000))).isFalse();
    }

    @Test
    void the_hash_is_sha_256_in_hex() {
        assertThat(ApiKeyFormat.hash("abc"))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
