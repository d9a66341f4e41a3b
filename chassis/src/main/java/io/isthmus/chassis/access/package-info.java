@NullMarked
package io.isthmus.chassis.access;

import org.jspecify.annotations.NullMarked;
