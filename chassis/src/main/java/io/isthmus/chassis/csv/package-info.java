/** Reports as comma-separated text. */
@NullMarked
package io.isthmus.chassis.csv;

import org.jspecify.annotations.NullMarked;
