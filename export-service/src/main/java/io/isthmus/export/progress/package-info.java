/** How far a run has come: told by whoever does the work, read by whoever wants to see it. */
@NullMarked
package io.isthmus.export.progress;

import org.jspecify.annotations.NullMarked;
