/** What tests and the paying bank's customers may ask over HTTP. */
@NullMarked
package io.gerbang.simulators.adapter.rest;

import org.jspecify.annotations.NullMarked;
