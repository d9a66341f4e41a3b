/** The expression language: text, compiled once to a tree, evaluated for every object. */
package io.isthmus.rules.expression;
