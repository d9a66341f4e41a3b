/** Migrations as rows. */
@NullMarked
package io.isthmus.migration.migrating.store;

import org.jspecify.annotations.NullMarked;
