/** The one way from topics into a service and out of it, and the config log on its topic. */
@NullMarked
package io.isthmus.chassis.kafka;

import org.jspecify.annotations.NullMarked;
