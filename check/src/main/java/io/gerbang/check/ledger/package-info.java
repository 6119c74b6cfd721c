/** Whether the books balance and have not been changed. */
@NullMarked
package io.gerbang.check.ledger;

import org.jspecify.annotations.NullMarked;
