/** What several features share of this service's own PostgreSQL database. */
package io.isthmus.migration.postgres;
