/** What the operator of a gateway does: merchants, keys, fraud rules, people, the vault. */
@NullMarked
package io.gerbang.cli.operator;

import org.jspecify.annotations.NullMarked;
