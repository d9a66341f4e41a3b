/** SQL for bulk work: statements with named parameters, rows by column name. One dialect for all services. */
package io.isthmus.chassis.sql;
