/** Whether a merchant's request is kept from other merchants' rows. */
@NullMarked
package io.gerbang.check.tenancy;

import org.jspecify.annotations.NullMarked;
