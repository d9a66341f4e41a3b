/** What became of pending exports. */
@NullMarked
package io.isthmus.contracts.outcomes;

import org.jspecify.annotations.NullMarked;
