package io.gerbang.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SafeguardsTest {

    @Test
    void a_service_does_not_start_without_a_safeguard_unless_money_may_be_lost() {
        assertThatThrownBy(() -> Safeguards.of(false, true, false))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> Safeguards.of(true, false, false))
                .isInstanceOf(IllegalStateException.class);

        assertThat(Safeguards.of(false, true, true).inbox()).isFalse();
    }

    @Test
    void everything_is_on_where_nobody_says_otherwise() {
        assertThat(Safeguards.of(true, true, false)).isEqualTo(Safeguards.ON);
    }
}
