package io.gerbang.messaging.quarkus;

import io.gerbang.messaging.DeadLetters;
import io.gerbang.messaging.DeadLetters.DeadLetter;
import io.gerbang.messaging.Inbox;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;

/** For the operator: what this service could not take. Internal, never routed from outside. */
@Path("/internal/dead_letters")
public class DeadLetterResource {

    /** How many dead letters could be taken now. */
    public record Replayed(int replayed) {}

    private final DeadLetters deadLetters;
    private final Inbox inbox;
    private final Pool pool;

    DeadLetterResource(DeadLetters deadLetters, Inbox inbox, Pool pool) {
        this.deadLetters = deadLetters;
        this.inbox = inbox;
        this.pool = pool;
    }

    /**
     * The oldest thousand.
     *
     * @param after the last id of the page before
     */
    @GET
    public Uni<List<DeadLetter>> waiting(@QueryParam("after") @DefaultValue("0") long after) {
        return deadLetters.waiting(pool, after);
    }

    @POST
    @Path("/replay")
    public Uni<Replayed> replay() {
        return deadLetters.replay(pool, inbox).map(Replayed::new);
    }

    @POST
    @Path("/{id}/replay")
    public Uni<Replayed> replay(@PathParam("id") long id) {
        return deadLetters.replay(pool, inbox, id).map(Replayed::new);
    }
}
