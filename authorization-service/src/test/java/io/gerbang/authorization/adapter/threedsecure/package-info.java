@NullMarked
package io.gerbang.authorization.adapter.threedsecure;

import org.jspecify.annotations.NullMarked;
