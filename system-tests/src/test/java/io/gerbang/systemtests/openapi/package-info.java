/** The public surface, described in OpenAPI from the code and from what it answers. */
@NullMarked
package io.gerbang.systemtests.openapi;

import org.jspecify.annotations.NullMarked;
