@NullMarked
package io.isthmus.chassis.operations;

import org.jspecify.annotations.NullMarked;
