/** What this service keeps, in its own PostgreSQL database. */
package io.isthmus.migration.postgres;
