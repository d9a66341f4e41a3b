@NullMarked
package io.isthmus.chassis.secrets;

import org.jspecify.annotations.NullMarked;
