/** Whether all services and the acquirer agree on what became of each payment. */
@NullMarked
package io.gerbang.check.payment;

import org.jspecify.annotations.NullMarked;
