@NullMarked
package io.isthmus.chassis.deployment;

import org.jspecify.annotations.NullMarked;
