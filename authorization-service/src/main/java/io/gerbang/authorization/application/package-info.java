/** What the authorization service does, and the ports it needs for it. */
@NullMarked
package io.gerbang.authorization.application;

import org.jspecify.annotations.NullMarked;
