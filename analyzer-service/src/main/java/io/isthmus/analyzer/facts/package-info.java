/**
 * What an export of an old tool says, in records of ours. Facts a format cannot express are absent, never
 * {@code 0}, {@code false} or an empty list. Nothing here decides anything.
 */
@NullMarked
package io.isthmus.analyzer.facts;

import org.jspecify.annotations.NullMarked;
