/** Queries at a database as sources: PostgreSQL over JDBC, read-only. */
@NullMarked
package io.isthmus.sync.sql;

import org.jspecify.annotations.NullMarked;
