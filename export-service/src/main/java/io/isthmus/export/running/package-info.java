/** Runs, one after another: what each does, and which begins by itself. */
@NullMarked
package io.isthmus.export.running;

import org.jspecify.annotations.NullMarked;
