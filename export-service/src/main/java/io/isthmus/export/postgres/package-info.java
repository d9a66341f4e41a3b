/** The tables of the export database. Bulk statements over arrays; no decisions. */
package io.isthmus.export.postgres;
