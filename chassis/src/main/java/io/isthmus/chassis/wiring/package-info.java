/** Where the framework meets the features. */
@NullMarked
package io.isthmus.chassis.wiring;

import org.jspecify.annotations.NullMarked;
