package io.gerbang.web.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MetadataPatchTest {

    @Test
    void a_value_sets_and_an_empty_one_unsets() {
        var patch = FormCodec.parse("metadata[order]=6735&metadata[old]=").metadata();

        assertThat(patch.applyTo(Map.of("old", "1", "kept", "2")))
                .isEqualTo(Map.of("order", "6735", "kept", "2"));
    }

    @Test
    void emptied_metadata_drops_all_and_absent_metadata_nothing() {
        var current = Map.of("a", "1");

        assertThat(FormCodec.parse("metadata=").metadata().applyTo(current)).isEmpty();
        assertThat(FormCodec.parse("").metadata().applyTo(current)).isEqualTo(current);
    }

    @Test
    void fifty_keys_fit_and_one_more_is_refused() {
        assertThat(FormCodec.parse(keys(50)).metadata().applyTo(Map.of())).hasSize(50);
        assertThat(Refusal.of(() -> FormCodec.parse(keys(51)).metadata().applyTo(Map.of())).param())
                .isEqualTo("metadata");
        assertThat(
                        Refusal.of(() ->
                                        FormCodec.parse(keys(50))
                                                .metadata()
                                                .applyTo(Map.of("other", "1")))
                                .param())
                .isEqualTo("metadata");
    }

    @Test
    void long_keys_long_values_and_nesting_are_refused() {
        refused("metadata[" + "k".repeat(41) + "]=v");
        refused("metadata[k]=" + "v".repeat(501));
        refused("metadata[k][l]=v");
        refused("metadata=v");
        assertThat(
                        FormCodec.parse("metadata[" + "k".repeat(40) + "]=" + "v".repeat(500))
                                .metadata())
                .isNotNull();
    }

    private static void refused(String form) {
        var refusal = Refusal.of(() -> FormCodec.parse(form).metadata());
        assertThat(refusal.status()).isEqualTo(400);
        assertThat(refusal.param()).isEqualTo("metadata");
    }

    private static String keys(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "metadata[k" + i + "]=v")
                .collect(Collectors.joining("&"));
    }
}
