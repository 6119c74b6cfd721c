package io.gerbang.web.form;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormCodecTest {

    @Test
    void names_nest_to_any_shape() {
        var params =
                FormCodec.parse("amount=100&shipping[address][city]=Bogor&card[exp_year]=2030");

        assertThat(params.requiredAmount("amount")).isEqualTo(100);
        assertThat(params.object("shipping").object("address").requiredString("city"))
                .isEqualTo("Bogor");
        assertThat(params.object("card").integer("exp_year")).contains(2030);
    }

    @Test
    void both_spellings_of_a_blank_are_read() {
        var params = FormCodec.parse("node=a%20b&java=a+b&plus=a%2Bb");

        assertThat(params.string("node")).contains("a b");
        assertThat(params.string("java")).contains("a b");
        assertThat(params.string("plus")).contains("a+b");
    }

    @Test
    void escaped_brackets_are_brackets() {
        assertThat(FormCodec.parse("a%5Bb%5D=c").object("a").string("b")).contains("c");
    }

    @Test
    void text_beyond_ascii_is_read_as_utf_8() {
        assertThat(FormCodec.parse("a=caf%C3%A9+%F0%9F%98%80").string("a")).contains("café 😀");
        assertThat(FormCodec.parse(null, "a=café".getBytes(UTF_8)).string("a")).contains("café");
    }

    @Test
    void lists_come_with_and_without_numbers() {
        assertThat(FormCodec.parse("a[]=x&a[]=y").strings("a")).containsExactly("x", "y");
        assertThat(FormCodec.parse("a[1]=x&a[]=y").strings("a")).containsExactly("x", "y");
        assertThat(FormCodec.parse("a[1]=y&a[0]=x&a[10]=z").strings("a"))
                .containsExactly("x", "y", "z");
    }

    @Test
    void lists_of_objects_come_with_and_without_numbers() {
        var numbered = FormCodec.parse("items[0][price]=p&items[0][quantity]=1&items[1][price]=q");
        var plain = FormCodec.parse("items[][price]=p&items[][quantity]=1&items[][price]=q");

        assertThat(numbered.objects("items")).hasSize(2);
        assertThat(plain.objects("items")).hasSize(2);
        assertThat(plain.objects("items").getFirst().integer("quantity")).contains(1);
        assertThat(plain.canonical()).isEqualTo(numbered.canonical());
    }

    @Test
    void query_and_body_are_one_form() {
        var params = FormCodec.parse("expand[]=customer", "amount=5".getBytes(UTF_8));

        assertThat(params.strings("expand")).containsExactly("customer");
        assertThat(params.amount("amount")).contains(5L);
    }

    @Test
    void a_repeated_name_keeps_its_last_value() {
        assertThat(FormCodec.parse("a=1&a=2").string("a")).contains("2");
    }

    @Test
    void empty_pairs_count_for_nothing() {
        assertThat(FormCodec.parse("&&a=1&").string("a")).contains("1");
        assertThat(FormCodec.parse("").isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a=%",
                "a=%4",
                "a=%zz",
                "a=%00",
                "a=%ff",
                "a=%c3",
                "a[b=1",
                "a[b]c=1",
                "[a]=1",
                "=1",
                "a=1&a[b]=2",
                "a[b]=2&a=1",
                "a[b]]=1",
                "a[[b]]=1"
            })
    void malformed_forms_are_refused(String form) {
        assertThat(Refusal.of(() -> FormCodec.parse(form)).status()).isEqualTo(400);
    }

    @Test
    void a_thousand_brackets_are_refused_within_a_second() {
        var deep = "a" + "[b]".repeat(1_000) + "=1&";
        var hostile = deep.repeat(300);
        var start = Instant.now();

        assertThat(Refusal.of(() -> FormCodec.parse(hostile)).status()).isEqualTo(400);

        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void sixteen_levels_are_read_and_seventeen_refused() {
        assertThat(FormCodec.parse("a" + "[b]".repeat(15) + "=1").has("a")).isTrue();
        assertThat(Refusal.of(() -> FormCodec.parse("a" + "[b]".repeat(16) + "=1")).status())
                .isEqualTo(400);
    }

    @Test
    void a_thousand_pairs_are_read_and_one_more_refused() {
        assertThat(FormCodec.parse("a[]=1&".repeat(1_000)).strings("a")).hasSize(1_000);
        assertThat(Refusal.of(() -> FormCodec.parse("a[]=1&".repeat(1_001))).status())
                .isEqualTo(400);
    }

    @Test
    void more_than_a_megabyte_is_refused() {
        var body = new byte[FormCodec.MAX_BYTES + 1];

        assertThat(Refusal.of(() -> FormCodec.parse(null, body)).status()).isEqualTo(413);
    }
}
