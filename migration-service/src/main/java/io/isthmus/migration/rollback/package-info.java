/** Giving a migration up: what that leaves behind at the target. */
package io.isthmus.migration.rollback;
