/** Batches in their order, several being prepared at once. */
@NullMarked
package io.isthmus.sync.synchronizing.batches;

import org.jspecify.annotations.NullMarked;
