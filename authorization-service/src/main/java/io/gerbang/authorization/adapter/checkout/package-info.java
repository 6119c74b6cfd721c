/** What checkout-service owns and this service needs: the merchants' API keys. */
@NullMarked
package io.gerbang.authorization.adapter.checkout;

import org.jspecify.annotations.NullMarked;
