/** What issuers are asked, through the acquirer or a 3-D Secure server, and their answers. */
@NullMarked
package io.gerbang.authorization.application.issuer;

import org.jspecify.annotations.NullMarked;
