/**
 * From elements to facts. The readers here see small, bounded pieces of a document, one at a time, and know neither
 * parsers nor archives.
 */
package io.isthmus.analyzer.reading;
