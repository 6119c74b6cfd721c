package io.gerbang.checkout.application.clock;

import io.gerbang.checkout.application.Tenant;
import java.time.Instant;

/**
 * Port: what time it is for a merchant. In test mode a test clock may have moved it; leases,
 * idempotency and signatures never go by it.
 */
public interface BusinessTime {

    Instant now(Tenant tenant);
}
