/** Applying pending exports: in order, with bounded concurrency, every object with its own outcome. */
package io.isthmus.export.exporting;
