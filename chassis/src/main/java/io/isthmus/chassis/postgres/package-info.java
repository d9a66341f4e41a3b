/** What every service does with its own PostgreSQL database. */
@NullMarked
package io.isthmus.chassis.postgres;

import org.jspecify.annotations.NullMarked;
