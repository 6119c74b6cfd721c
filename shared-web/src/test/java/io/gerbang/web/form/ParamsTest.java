package io.gerbang.web.form;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParamsTest {

    private enum Capture {
        AUTOMATIC,
        MANUAL
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.5",
                "abc",
                "-1",
                "+1",
                "1e3",
                "0x10",
                " 1",
                "9223372036854775808",
                "99999999999999999999",
                "١"
            })
    void an_amount_that_is_no_whole_number_is_refused(String value) {
        var refusal =
                Refusal.of(() -> FormCodec.parse("amount=" + encoded(value)).amount("amount"));

        assertThat(refusal.status()).isEqualTo(400);
        assertThat(refusal.code()).isEqualTo("parameter_invalid_integer");
        assertThat(refusal.param()).isEqualTo("amount");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 1_500_000, Long.MAX_VALUE})
    void any_long_from_zero_is_an_amount(long amount) {
        assertThat(FormCodec.parse("amount=" + amount).amount("amount")).contains(amount);
    }

    @Test
    void what_must_be_there_is_missed_by_its_name() {
        var form = FormCodec.parse("a[b]=1").object("a");

        assertThat(Refusal.of(() -> form.requiredOneOf("c", List.of("x"))).param())
                .isEqualTo("a[c]");
        assertThat(Refusal.of(() -> form.requiredPositiveAmount("d")).code())
                .isEqualTo("parameter_missing");
        assertThat(Refusal.of(() -> form.requiredInteger("e")).param()).isEqualTo("a[e]");
        assertThat(form.requiredInteger("b")).isEqualTo(1);
        assertThat(form.time("f")).isEmpty();
    }

    @Test
    void an_integer_ends_at_32_bits() {
        assertThat(FormCodec.parse("n=2147483647").integer("n")).contains(Integer.MAX_VALUE);
        assertThat(Refusal.of(() -> FormCodec.parse("n=2147483648").integer("n")).code())
                .isEqualTo("parameter_invalid_integer");
    }

    @Test
    void a_text_has_five_thousand_characters_at_most() {
        var longest = "a".repeat(5_000);
        assertThat(FormCodec.parse("a=" + longest).string("a")).contains(longest);

        var refusal = Refusal.of(() -> FormCodec.parse("a=a" + longest).string("a"));

        assertThat(refusal.status()).isEqualTo(400);
        assertThat(refusal.code()).isEqualTo("parameter_invalid_string");
        assertThat(refusal.param()).isEqualTo("a");
        assertThat(refusal.getMessage()).hasSizeLessThan(100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ayu@example.com", "a.b+c@d-e.co.id", "budi@münchen.de"})
    void an_email_address_has_a_name_and_a_domain(String address) {
        assertThat(FormCodec.parse("e=" + encoded(address)).email("e")).contains(address);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "a@", "@b.c", "a@b", "a@b.", "a@@b.c", "a b@c.d", "a@b.c\n"})
    void what_is_no_email_address_is_refused(String address) {
        var refusal = Refusal.of(() -> FormCodec.parse("e=" + encoded(address)).email("e"));

        assertThat(refusal.code()).isEqualTo("email_invalid");
        assertThat(refusal.param()).isEqualTo("e");
    }

    @Test
    void an_email_address_has_512_characters_at_most() {
        var longest = "a@" + "b".repeat(506) + ".com";
        assertThat(FormCodec.parse("e=" + longest).email("e")).contains(longest);

        assertThat(Refusal.of(() -> FormCodec.parse("e=a" + longest).email("e")).code())
                .isEqualTo("email_invalid");
    }

    @Test
    void a_time_ends_with_the_year_9999() {
        assertThat(FormCodec.parse("t=253402300799").requiredTime("t"))
                .isEqualTo(Instant.parse("9999-12-31T23:59:59Z"));
        assertThat(Refusal.of(() -> FormCodec.parse("t=253402300800").requiredTime("t")).code())
                .isEqualTo("parameter_invalid_integer");
    }

    @Test
    void one_of_a_few_texts_is_told_in_their_order() {
        var allowed = List.of("b", "a");
        assertThat(FormCodec.parse("x=a").oneOf("x", allowed)).contains("a");

        var refusal = Refusal.of(() -> FormCodec.parse("x=c").oneOf("x", allowed));

        assertThat(refusal.code()).isEqualTo("parameter_invalid_string_enum");
        assertThat(refusal.getMessage()).isEqualTo("Invalid x: must be one of b, a");
    }

    @Test
    void an_amount_to_pay_begins_at_one() {
        assertThat(FormCodec.parse("x=1").positiveAmount("x")).contains(1L);
        assertThat(Refusal.of(() -> FormCodec.parse("x=0").positiveAmount("x")).code())
                .isEqualTo("parameter_invalid_integer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "-9223372036854775809"})
    void an_amount_to_pay_that_is_too_small_is_told_the_least(String sent) {
        var refusal = Refusal.of(() -> FormCodec.parse("x=" + sent).positiveAmount("x"));

        assertThat(refusal.code()).isEqualTo("parameter_invalid_integer");
        assertThat(refusal.param()).isEqualTo("x");
        assertThat(refusal.getMessage())
                .isEqualTo("This value must be greater than or equal to 1.");
    }

    @Test
    void what_is_no_number_is_told_so() {
        for (var sent : List.of("a", "-", "--1", "1.5", "9223372036854775808")) {
            assertThat(Refusal.of(() -> FormCodec.parse("x=" + sent).positiveAmount("x")))
                    .hasMessage("Invalid integer: " + sent);
        }
        assertThat(Refusal.of(() -> FormCodec.parse("x=-1").amount("x")))
                .hasMessage("This value must be greater than or equal to 0.");
    }

    @Test
    void a_missing_parameter_is_named_with_its_path() {
        var refusal =
                Refusal.of(() -> FormCodec.parse("").object("card").requiredAmount("exp_month"));

        assertThat(refusal.code()).isEqualTo("parameter_missing");
        assertThat(refusal.param()).isEqualTo("card[exp_month]");
    }

    @Test
    void what_cannot_be_unset_refuses_an_empty_value() {
        var refusal = Refusal.of(() -> FormCodec.parse("amount=").amount("amount"));

        assertThat(refusal.code()).isEqualTo("parameter_invalid_empty");
        assertThat(refusal.param()).isEqualTo("amount");
    }

    @Test
    void booleans_have_two_spellings() {
        assertThat(FormCodec.parse("b=true").bool("b")).contains(true);
        assertThat(FormCodec.parse("b=false").bool("b")).contains(false);
        assertThat(FormCodec.parse("").bool("b")).isEmpty();
        assertThat(Refusal.of(() -> FormCodec.parse("b=1").bool("b")).param()).isEqualTo("b");
    }

    @Test
    void an_enumeration_takes_its_constants_in_lower_case() {
        assertThat(FormCodec.parse("m=manual").enumeration("m", Capture.class))
                .contains(Capture.MANUAL);
        assertThat(Refusal.of(() -> FormCodec.parse("m=x").enumeration("m", Capture.class)).param())
                .isEqualTo("m");
    }

    @ParameterizedTest
    @CsvSource({"usd,usd", "IDR,idr", "jpy,jpy"})
    void a_currency_is_one_of_iso_4217(String sent, String read) {
        assertThat(FormCodec.parse("currency=" + sent).currency("currency")).contains(read);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rupiah", "zzz", "us", "xau", "xxx", "u$d"})
    void an_unknown_currency_is_refused(String sent) {
        var form = FormCodec.parse("currency=" + sent);

        assertThat(Refusal.of(() -> form.currency("currency")).param()).isEqualTo("currency");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ID", "id", "SG", "XK"})
    void a_country_is_two_letters_as_they_were_sent(String code) {
        assertThat(FormCodec.parse("country=" + code).country("country")).contains(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"XX", "IDN", "Indonesia", "I"})
    void an_unknown_country_is_refused(String code) {
        var refusal = Refusal.of(() -> FormCodec.parse("c=" + code).country("c"));

        assertThat(refusal.code()).isEqualTo("country_code_invalid");
        assertThat(refusal.param()).isEqualTo("c");
    }

    @Test
    void a_value_where_an_object_belongs_is_refused_and_the_reverse() {
        assertThat(Refusal.of(() -> FormCodec.parse("card=x").object("card")).param())
                .isEqualTo("card");
        assertThat(Refusal.of(() -> FormCodec.parse("name[a]=x").string("name")).param())
                .isEqualTo("name");
    }

    @Test
    void a_patch_tells_absent_from_empty_from_given() {
        var params = FormCodec.parse("email=&name=Budi");

        assertThat(params.patch("phone", Params::string).applyTo("old")).isEqualTo("old");
        assertThat(params.patch("email", Params::string).applyTo("old")).isNull();
        assertThat(params.patch("name", Params::string).applyTo("old")).isEqualTo("Budi");
    }

    @Test
    void a_patch_reads_objects_too() {
        var patch =
                FormCodec.parse("address[city]=Solo")
                        .patch("address", (params, name) -> params.object(name).string("city"));

        assertThat(patch).isEqualTo(new Patch.Replace<>("Solo"));
    }

    @Test
    void what_nobody_read_is_refused_by_its_name() {
        var params = FormCodec.parse("amount=1&card[exp_month]=1&card[fee]=2");
        params.requiredAmount("amount");
        params.object("card").integer("exp_month");

        var refusal = Refusal.of(params::rejectUnknown);

        assertThat(refusal.code()).isEqualTo("parameter_unknown");
        assertThat(refusal.param()).isEqualTo("card[fee]");
    }

    @Test
    void what_was_read_or_ignored_is_known() {
        var params = FormCodec.parse("a=1&b[]=2&c=&metadata[k]=v&d[e]=3&shipping=");
        params.string("a");
        params.strings("b");
        params.patch("c", Params::string);
        params.metadata();
        params.ignore("d");
        params.object("shipping");

        params.rejectUnknown();

        assertThat(params.strings("b")).isEqualTo(List.of("2"));
    }

    @Test
    void an_unknown_parameter_with_a_card_number_in_its_name_is_not_echoed() {
        var refusal = Refusal.of(FormCodec.parse("4242424242424242=1")::rejectUnknown);

        assertThat(refusal.getMessage()).doesNotContain("4242");
        assertThat(refusal.param()).doesNotContain("4242");
    }

    @Test
    void an_empty_string_counts_as_absent() {
        assertThat(FormCodec.parse("a=").string("a")).isEqualTo(Optional.empty());
        assertThat(Refusal.of(() -> FormCodec.parse("a=").requiredString("a")).code())
                .isEqualTo("parameter_missing");
    }

    @Test
    void no_value_shows_in_the_text_form() {
        assertThat(FormCodec.parse("card[number]=4242").toString()).isEqualTo("Params[card]");
    }

    @Test
    void the_canonical_form_depends_on_no_order_and_confuses_no_two_forms() {
        assertThat(canonical("a=1&b[c]=2")).isEqualTo(canonical("b[c]=2&a=1"));
        assertThat(canonical("a=1&b=2")).isNotEqualTo(canonical("a=1%26b=2"));
        assertThat(canonical("a[b]=c")).isNotEqualTo(canonical("a%3D{b=c"));
        assertThat(canonical("a=")).isNotEqualTo(canonical(""));
    }

    private static String canonical(String form) {
        return FormCodec.parse(form).canonical();
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, UTF_8);
    }
}
