/** Pending exports as a page shows them. */
package io.isthmus.migration.console.pending;
