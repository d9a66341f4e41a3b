/** Sentences by language: what stands in message bundles, and what takes its places. Pure. */
@NullMarked
package io.isthmus.analyzer.words;

import org.jspecify.annotations.NullMarked;
