/** Text of an expression to a tree, or what is wrong with it and where. */
package io.isthmus.rules.expression.parsing;
