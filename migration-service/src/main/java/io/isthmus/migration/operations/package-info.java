/** What a step has other services do: runs are started, and followed to their end, one after the other. */
@NullMarked
package io.isthmus.migration.operations;

import org.jspecify.annotations.NullMarked;
