/** SQL for bulk work: statements with named parameters, rows by column name. One dialect for all services. */
@NullMarked
package io.isthmus.chassis.sql;

import org.jspecify.annotations.NullMarked;
