/** The config log: who runs on which settings, and who may export. Pure folding here, Kafka in {@code kafka}. */
@NullMarked
package io.isthmus.chassis.configlog;

import org.jspecify.annotations.NullMarked;
