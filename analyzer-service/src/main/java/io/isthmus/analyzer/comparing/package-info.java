/** Which standard rules of the old tool were changed, and how. Pure functions. */
@NullMarked
package io.isthmus.analyzer.comparing;

import org.jspecify.annotations.NullMarked;
