/** Look-ups at the other services. */
@NullMarked
package io.gerbang.checkout.adapter.services;

import org.jspecify.annotations.NullMarked;
