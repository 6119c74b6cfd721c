package io.gerbang.web.response;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.VertxException;
import io.vertx.core.http.HttpClosedException;
import io.vertx.pgclient.PgException;
import java.net.ConnectException;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class OutagesTest {

    @Test
    void a_refused_connection_is_an_outage_however_deeply_wrapped() {
        assertThat(Outages.isOutage(new CompletionException(new ConnectException("refused"))))
                .isTrue();
    }

    @Test
    void a_lost_connection_is_an_outage() {
        assertThat(Outages.isOutage(new HttpClosedException("Connection was closed"))).isTrue();
    }

    @Test
    void a_pool_without_free_connections_is_an_outage() {
        assertThat(Outages.isOutage(new VertxException("Timeout waiting for connection"))).isTrue();
    }

    @Test
    void a_database_that_starts_or_stops_is_an_outage_and_a_refused_row_is_none() {
        assertThat(Outages.isOutage(postgres("57P03"))).isTrue();
        assertThat(Outages.isOutage(postgres("53300"))).isTrue();
        assertThat(Outages.isOutage(postgres("23505"))).isFalse();
    }

    @Test
    void a_mistake_of_our_own_is_none() {
        assertThat(Outages.isOutage(new IllegalStateException("bug"))).isFalse();
        assertThat(Outages.isOutage(new NullPointerException())).isFalse();
    }

    @Test
    void a_circle_of_causes_ends() {
        var first = new IllegalStateException("first");
        var second = new IllegalStateException("second", first);
        first.initCause(second);

        assertThat(Outages.isOutage(first)).isFalse();
    }

    private static PgException postgres(String sqlState) {
        return new PgException("words of the server", "FATAL", sqlState, "detail (08006)");
    }
}
