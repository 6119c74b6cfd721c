/** What was measured, as tables and as JSON. */
@NullMarked
package io.gerbang.bench.report;

import org.jspecify.annotations.NullMarked;
