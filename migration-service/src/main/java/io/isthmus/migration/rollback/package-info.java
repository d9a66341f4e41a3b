/** Giving a migration up: what that leaves behind at the target. */
@NullMarked
package io.isthmus.migration.rollback;

import org.jspecify.annotations.NullMarked;
