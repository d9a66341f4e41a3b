/** Trying again, for what no container manages. */
@NullMarked
package io.isthmus.chassis.retry;

import org.jspecify.annotations.NullMarked;
