/** Applying pending exports: in order, with bounded concurrency, every object with its own outcome. */
@NullMarked
package io.isthmus.export.exporting;

import org.jspecify.annotations.NullMarked;
