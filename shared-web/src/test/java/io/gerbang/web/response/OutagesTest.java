package io.gerbang.web.response;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.VertxException;
import io.vertx.core.http.HttpClosedException;
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
}
