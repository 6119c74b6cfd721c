package io.gerbang.checkout;

import io.gerbang.messaging.MicroBatcher;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;

/** A route with more work than can wait. */
@Path("/internal/overload")
public class OverloadProbe {

    private final MicroBatcher<String, String> full;

    OverloadProbe(ScheduledExecutorService timer) {
        this.full =
                new MicroBatcher<>(
                        items -> Uni.createFrom().item(List.of()), Duration.ZERO, 1, 0, timer);
    }

    @GET
    public Uni<String> submit() {
        return full.submit("too much");
    }
}
