/** What several features share of this service's own PostgreSQL database. */
@NullMarked
package io.isthmus.migration.postgres;

import org.jspecify.annotations.NullMarked;
