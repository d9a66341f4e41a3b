/** The edge to uploads: finds out what a file is by its content, and opens archives under guard. */
@NullMarked
package io.isthmus.analyzer.archive;

import org.jspecify.annotations.NullMarked;
