/** What a merchant, a subscriber, an attacker and a failing machine see of a running gateway. */
@NullMarked
package io.gerbang.systemtests;

import org.jspecify.annotations.NullMarked;
