/** Text of an expression to a tree, or what is wrong with it and where. */
@NullMarked
package io.isthmus.rules.expression.parsing;

import org.jspecify.annotations.NullMarked;
