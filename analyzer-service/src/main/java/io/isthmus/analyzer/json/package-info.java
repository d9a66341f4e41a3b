/** The edge to JSON: a stream under the same limits as XML, turned into the same units. */
@NullMarked
package io.isthmus.analyzer.json;

import org.jspecify.annotations.NullMarked;
