/** Screens submissions in batches, and says what it needs of the outside. */
@NullMarked
package io.gerbang.fraud.application;

import org.jspecify.annotations.NullMarked;
