/** What was changed at the target, and putting it back. */
package io.isthmus.migration.console.rollback;
