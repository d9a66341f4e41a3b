/** The functions of the expression language, each with signature and description. */
@NullMarked
package io.isthmus.rules.expression.functions;

import org.jspecify.annotations.NullMarked;
