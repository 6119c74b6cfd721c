/** Whether all services, the acquirer and the paying bank agree on what became of the money. */
@NullMarked
package io.gerbang.check.payment;

import org.jspecify.annotations.NullMarked;
