package io.gerbang.web.expand;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gerbang.web.key.Caller;
import io.smallrye.mutiny.Uni;
import java.util.Map;
import java.util.Set;

/** Port: reads many objects of one kind at once. */
@FunctionalInterface
public interface BatchLoader {

    /**
     * Reads those of the ids that the caller's merchant has in the caller's mode.
     *
     * @return objects by id; an id that is missing stays an id in the answer
     */
    Uni<Map<String, ObjectNode>> load(Caller caller, Set<String> ids);
}
