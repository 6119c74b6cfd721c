package io.gerbang.messaging;

import org.jboss.logging.Logger;

/**
 * What keeps effects from happening twice. All of it is on; it can be switched off for one purpose
 * alone, the test that shows that the checker would notice.
 *
 * @param inbox whether an event that was taken before is dropped
 * @param idempotency whether a request under an Idempotency-Key that was used before is a repeat
 */
public record Safeguards(boolean inbox, boolean idempotency) {

    /** Everything is on. */
    public static final Safeguards ON = new Safeguards(true, true);

    private static final Logger LOG = Logger.getLogger(Safeguards.class);

    /**
     * @param confirmed whether somebody has also said that money may be lost
     * @throws IllegalStateException where a safeguard is off and nobody has
     */
    public static Safeguards of(boolean inbox, boolean idempotency, boolean confirmed) {
        var safeguards = new Safeguards(inbox, idempotency);
        if (!safeguards.equals(ON)) {
            if (!confirmed) {
                throw new IllegalStateException(
                        "gerbang.unsafe is for a test of Gerbang itself; remove it");
            }
            LOG.errorf("Payments are not safe here, this is for a test: %s", safeguards);
        }
        return safeguards;
    }
}
