/** How long to wait before something is tried again. */
@NullMarked
package io.isthmus.chassis.retry;

import org.jspecify.annotations.NullMarked;
