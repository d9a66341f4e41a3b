/** A Kafka broker in this process; its data folder survives a restart and a {@code kill -9}. */
package io.isthmus.localstack.kafka;
