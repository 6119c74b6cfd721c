/** The 3-D Secure directory server over HTTP. */
@NullMarked
package io.gerbang.authorization.adapter.threedsecure;

import org.jspecify.annotations.NullMarked;
