/**
 * Pending exports as differences: pure functions from what is desired, observed and remembered to what is still to be
 * written. No I/O, no clock.
 */
@NullMarked
package io.isthmus.export.pending;

import org.jspecify.annotations.NullMarked;
