package io.gerbang.bench.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StencilTest {
    private static final String MERCHANT = "acct_1";
    private static final Instant MADE = Instant.parse("2026-11-26T10:00:00.250Z");
    private static final Instant COPIED = Instant.parse("2026-01-02T03:04:05.250Z");
    private static final String BODY = SeedIds.body(MADE.toEpochMilli(), "abcdefghijklmnop");
    private static final Model MODEL =
            new Model(
                    "pi_" + BODY,
                    Map.of(
                            Mark.PAYMENT, BODY,
                            Mark.AMOUNT, "73519",
                            Mark.LAST4, "4242",
                            Mark.ORDER, "model-USD"));
    private static final Copy COPY =
            new Copy(
                    COPIED.toEpochMilli(),
                    "ABCDEFGHIJKLMNOP",
                    Map.of(Mark.AMOUNT, "900", Mark.LAST4, "1111", Mark.ORDER, "order-7"));

    @Test
    void ids_carry_the_time_of_the_copy() {
        var copied = SeedIds.body(COPIED.toEpochMilli(), "ABCDEFGHIJKLMNOP");

        assertThat(copy("ch_" + BODY + "1")).isEqualTo("ch_" + copied + "1");
        assertThat(SeedIds.milliseconds("pi_" + copied)).isEqualTo(COPIED.toEpochMilli());
    }

    @Test
    void an_id_of_its_own_is_as_much_later_than_the_payments() {
        var refund = "re_" + SeedIds.body(MADE.toEpochMilli() + 1_500, "qrstuvwxyz012345");

        var copied = copy(refund);

        assertThat(copied).startsWith("re_").hasSameSizeAs(refund).isNotEqualTo(refund);
        assertThat(SeedIds.milliseconds(copied)).isEqualTo(COPIED.toEpochMilli() + 1_500);
    }

    @Test
    void times_move_by_what_lies_between_the_model_and_the_copy() {
        assertThat(copy("{\"at\":\"2026-11-26T10:00:01.5Z\"}"))
                .isEqualTo("{\"at\":\"2026-01-02T03:04:06.500Z\"}");
        assertThat(copy("2026-11-26 10:00:00.25+00")).isEqualTo("2026-01-02T03:04:05.250Z");
        assertThat(copy("{\"created\":%d,\"other\":1000000000}".formatted(MADE.getEpochSecond())))
                .isEqualTo(
                        "{\"created\":%d,\"other\":1000000000}".formatted(COPIED.getEpochSecond()));
    }

    @Test
    void only_what_stands_for_a_mark_is_taken_for_it() {
        assertThat(copy("73519")).isEqualTo("900");
        assertThat(copy("{\"amount\":73519,\"id\":\"x73519\",\"last4\":\"4242\",\"n\":4242}"))
                .isEqualTo("{\"amount\":900,\"id\":\"x73519\",\"last4\":\"1111\",\"n\":4242}");
    }

    @Test
    void what_copy_reads_otherwise_is_escaped() {
        var line = new StringBuilder();
        new Stencil(MODEL, MERCHANT).column("a\\\"b\tc\nd").column(null).print(line, COPY);

        assertThat(line).hasToString("a\\\\\"b\\tc\\nd\t\\N\n");
    }

    @Test
    void search_terms_are_those_of_the_copy() {
        var last4 = new SearchTerm("last4", copy -> copy.value(Mark.LAST4));
        var itself = new Copy(MADE.toEpochMilli(), "", MODEL.said());
        var line = new StringBuilder();

        new Stencil(MODEL, MERCHANT)
                .terms("{5,%d}".formatted(last4.of(MERCHANT, itself)))
                .print(line, COPY);

        assertThat(line.toString()).contains(Long.toString(last4.of(MERCHANT, COPY)), "5");
    }

    @Test
    void a_model_whose_terms_are_made_otherwise_is_refused() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new Stencil(MODEL, MERCHANT).terms("{5,6}"));
    }

    private static String copy(String column) {
        var line = new StringBuilder();
        new Stencil(MODEL, MERCHANT).column(column).print(line, COPY);
        return line.toString().strip();
    }
}
