package io.gerbang.check.letter;

import static io.gerbang.check.gateway.ServiceDatabase.FRAUD;
import static io.gerbang.check.gateway.ServiceDatabase.SETTLEMENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gerbang.check.gateway.ServiceDatabase;
import io.gerbang.check.letter.Request.Look;
import io.gerbang.check.letter.Request.Replay;
import java.util.List;
import org.junit.jupiter.api.Test;

class RequestTest {

    @Test
    void letters_of_all_services_are_listed_or_of_one() {
        assertThat(Request.parse("list")).isEqualTo(new Look(ServiceDatabase.SERVICES));
        assertThat(Request.parse("list", "fraud-service")).isEqualTo(new Look(List.of(FRAUD)));
    }

    @Test
    void all_letters_of_a_service_are_replayed_or_one() {
        assertThat(Request.parse("replay", "settlement-service"))
                .isEqualTo(new Replay(SETTLEMENT, null));
        assertThat(Request.parse("replay", "settlement-service", "42"))
                .isEqualTo(new Replay(SETTLEMENT, 42L));
    }

    @Test
    void what_is_not_understood_is_refused_in_a_sentence() {
        assertThatThrownBy(() -> Request.parse("list", "simulators"))
                .hasMessage("There is no service simulators");
        assertThatThrownBy(() -> Request.parse("replay", "fraud-service", "pi_1"))
                .hasMessage("pi_1 is no id of a dead letter");
        assertThatThrownBy(() -> Request.parse("replay")).hasMessageStartingWith("Usage:");
    }
}
