/** What was changed at the target, and putting it back. */
@NullMarked
package io.isthmus.migration.console.rollback;

import org.jspecify.annotations.NullMarked;
