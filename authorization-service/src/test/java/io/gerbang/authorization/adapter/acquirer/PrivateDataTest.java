package io.gerbang.authorization.adapter.acquirer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrivateDataTest {

    @Test
    void an_element_is_found_behind_others() {
        var data = PrivateData.element("01", "123") + PrivateData.element("04", "R00000000007");

        assertThat(PrivateData.read(data, "04")).isEqualTo("R00000000007");
        assertThat(PrivateData.read(data, "02")).isEmpty();
    }

    @Test
    void malformed_data_holds_nothing() {
        assertThat(PrivateData.read("0299M", "02")).isEmpty();
        assertThat(PrivateData.read("02xxM", "02")).isEmpty();
        assertThat(PrivateData.read("02", "02")).isEmpty();
    }
}
