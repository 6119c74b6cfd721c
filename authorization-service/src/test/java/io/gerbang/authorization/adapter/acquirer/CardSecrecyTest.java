package io.gerbang.authorization.adapter.acquirer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CardSecrecyTest {

    @Test
    void requests_do_not_print_the_card() {
        assertThat(AcquirerFixture.authorization(1).toString()).doesNotContain("4242", "987");
        assertThat(AcquirerFixture.refund(1).toString()).doesNotContain("4242");
    }
}
