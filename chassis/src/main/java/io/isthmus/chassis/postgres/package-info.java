/** What every service does with its own PostgreSQL database. */
package io.isthmus.chassis.postgres;
