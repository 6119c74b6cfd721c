/** Receives the webhooks of the payments that the bench takes. */
@NullMarked
package io.gerbang.bench.webhook;

import org.jspecify.annotations.NullMarked;
