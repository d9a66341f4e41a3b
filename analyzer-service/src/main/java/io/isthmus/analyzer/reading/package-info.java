/**
 * From elements to facts. The readers here see small, bounded pieces of a document, one at a time, and know neither
 * parsers nor archives.
 */
@NullMarked
package io.isthmus.analyzer.reading;

import org.jspecify.annotations.NullMarked;
