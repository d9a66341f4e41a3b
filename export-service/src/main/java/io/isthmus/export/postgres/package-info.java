/** The tables of the export database. Bulk statements over arrays; no decisions. */
@NullMarked
package io.isthmus.export.postgres;

import org.jspecify.annotations.NullMarked;
