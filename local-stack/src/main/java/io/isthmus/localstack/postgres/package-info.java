/** A PostgreSQL server as a child process; its data folder survives a restart and a {@code kill -9}. */
@NullMarked
package io.isthmus.localstack.postgres;

import org.jspecify.annotations.NullMarked;
