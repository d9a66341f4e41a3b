/** The migration, step by step, as a page shows it; and what its forms send to the REST interface. */
@NullMarked
package io.isthmus.migration.console.migration;

import org.jspecify.annotations.NullMarked;
