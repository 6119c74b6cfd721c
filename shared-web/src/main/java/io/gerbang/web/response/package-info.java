/** What every answer has: its request id, the headers that the SDKs read, and JSON. */
@NullMarked
package io.gerbang.web.response;

import org.jspecify.annotations.NullMarked;
