/** The migration, step by step, as a page shows it; and what its forms send to the REST interface. */
package io.isthmus.migration.console.migration;
