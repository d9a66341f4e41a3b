/** A Kafka broker in this process; its data folder survives a restart and a {@code kill -9}. */
@NullMarked
package io.isthmus.localstack.kafka;

import org.jspecify.annotations.NullMarked;
