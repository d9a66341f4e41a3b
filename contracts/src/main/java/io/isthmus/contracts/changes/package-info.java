/** What was observed at a source, as {@code directory.changes} carries it. */
@NullMarked
package io.isthmus.contracts.changes;

import org.jspecify.annotations.NullMarked;
