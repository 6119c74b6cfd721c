/** What operators and merchants did, as the audit log has it. */
@NullMarked
package io.gerbang.check.audit;

import org.jspecify.annotations.NullMarked;
