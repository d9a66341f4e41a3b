/** The expression language: text, compiled once to a tree, evaluated for every object. */
@NullMarked
package io.isthmus.rules.expression;

import org.jspecify.annotations.NullMarked;
