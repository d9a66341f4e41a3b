/** Migrations as rows. */
package io.isthmus.migration.migrating.store;
