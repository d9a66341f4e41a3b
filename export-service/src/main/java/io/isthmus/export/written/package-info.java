/** What this deployment has written to the target, with the values before: the report that a rollback needs. */
package io.isthmus.export.written;
