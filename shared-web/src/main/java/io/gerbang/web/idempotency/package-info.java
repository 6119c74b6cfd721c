/** The rules of the Idempotency-Key; each service stores its own keys. */
@NullMarked
package io.gerbang.web.idempotency;

import org.jspecify.annotations.NullMarked;
