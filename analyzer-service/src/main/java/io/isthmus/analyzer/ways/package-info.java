/** The ways out of the old tool, side by side: which is open, and what speaks against each. Pure. */
@NullMarked
package io.isthmus.analyzer.ways;

import org.jspecify.annotations.NullMarked;
