/** The edge to PostgreSQL: one table, one JSON document an analysis. */
package io.isthmus.analyzer.postgres;
