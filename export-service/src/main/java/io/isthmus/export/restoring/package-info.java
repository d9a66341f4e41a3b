/** Putting back what was written: one plan at a time, which takes the place of what is desired while it is in force. */
@NullMarked
package io.isthmus.export.restoring;

import org.jspecify.annotations.NullMarked;
