/** What this deployment has written to the target, with the values before: the report that a rollback needs. */
@NullMarked
package io.isthmus.export.written;

import org.jspecify.annotations.NullMarked;
