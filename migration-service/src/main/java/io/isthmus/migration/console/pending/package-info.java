/** Pending exports as a page shows them. */
@NullMarked
package io.isthmus.migration.console.pending;

import org.jspecify.annotations.NullMarked;
