/** How objects of the target should look, as {@code export.batches} carries it. */
@NullMarked
package io.isthmus.contracts.batches;

import org.jspecify.annotations.NullMarked;
