/** Internal routes for operators: screenings, settings and lists. */
@NullMarked
package io.gerbang.fraud.adapter.rest;

import org.jspecify.annotations.NullMarked;
