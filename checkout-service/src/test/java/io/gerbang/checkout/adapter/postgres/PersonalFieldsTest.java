package io.gerbang.checkout.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonalFieldsTest {

    @Test
    void what_is_about_somebody_goes_and_the_shape_stays() {
        var payment =
                """
                {"id":"pi_1","object":"payment_intent","amount":5,"receipt_email":"a@b.c",\
                "shipping":{"name":"Ayu","address":{"line1":"J"}},"charges":[{"id":"ch_1",\
                "billing_details":{"name":"Ayu","address":{"city":"B"},"email":null}}],\
                "metadata":{"order":"7"}}\
                """;

        var erased = new PersonalFields(null).erase(payment);

        assertThat(erased)
                .isEqualTo(
                        """
                        {"id":"pi_1","object":"payment_intent","amount":5,"receipt_email":null,\
                        "shipping":null,"charges":[{"id":"ch_1","billing_details":{"name":null,\
                        "address":{"city":null},"email":null}}],"metadata":{"order":"7"}}\
                        """);
    }

    @Test
    void where_from_somebody_agreed_goes() {
        var setup =
                """
                {"lastAttempt":{"acceptance":{"online":{"ipAddress":"192.0.2.1","userAgent":"M"}}}}\
                """;

        assertThat(new PersonalFields(null).erase(setup)).doesNotContain("192", "M\"");
    }

    @Test
    void a_customers_name_goes_and_a_products_stays() {
        var both =
                """
                [{"object":"customer","name":"Ayu","metadata":{"tier":"gold"}},{"name":"Tea"}]\
                """;

        assertThat(new PersonalFields(null).erase(both))
                .isEqualTo(
                        "[{\"object\":\"customer\",\"name\":null,\"metadata\":{}},"
                                + "{\"name\":\"Tea\"}]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rayu@b.c", "x.ayu@b.c", "ayu@b.co", "ayu@b.c.d", "ayu@b.c-d"})
    void another_address_that_holds_this_one_stays(String other) {
        var fields = new PersonalFields("ayu@b.c");
        var text = "{\"description\":\"for " + other + ".\"}";

        assertThat(fields.areIn(text)).isFalse();
        assertThat(fields.erase(text)).isEqualTo(text);
        assertThat(fields.areIn("{\"a\":[{\"b\":\"Ask AYU@b.c.\"}]}")).isTrue();
    }

    @Test
    void an_address_goes_wherever_it_stands_and_however_it_is_written() {
        var text = "{\"description\":\"for AYU@b.c\",\"list\":[\"ayu@b.c\",\"other\"],\"n\":1}";

        assertThat(new PersonalFields("Ayu@b.c").erase(text))
                .isEqualTo(
                        "{\"description\":\"[erased]\",\"list\":[\"[erased]\",\"other\"],\"n\":1}");
    }

    @Test
    void what_is_about_nobody_stays_as_it_is() {
        var text = "{\"id\":\"ch_1\",\"amount\":7,\"paid\":true,\"nested\":{\"a\":[1,2.5,null]}}";

        assertThat(new PersonalFields("ayu@b.c").erase(text)).isEqualTo(text);
    }
}
