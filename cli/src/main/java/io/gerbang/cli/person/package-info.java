/** What an operator does for a person who asks what is known, or wants to be forgotten. */
@NullMarked
package io.gerbang.cli.person;

import org.jspecify.annotations.NullMarked;
