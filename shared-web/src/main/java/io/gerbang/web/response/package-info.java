/** What every answer has: the headers that the SDKs read, JSON, and an error for every failure. */
@NullMarked
package io.gerbang.web.response;

import org.jspecify.annotations.NullMarked;
