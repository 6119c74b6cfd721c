/** How merchants are settled, against a database. */
@NullMarked
package io.gerbang.settlement.application;

import org.jspecify.annotations.NullMarked;
