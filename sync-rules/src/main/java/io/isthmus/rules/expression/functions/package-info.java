/** The functions of the expression language, each with signature and description. */
package io.isthmus.rules.expression.functions;
