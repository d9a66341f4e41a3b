package io.isthmus.chassis.kafka;

import io.isthmus.contracts.messages.Message;

/**
 * A message where it was on its topic.
 *
 * @param timestamp of the record, milliseconds since 1970
 */
public record Received<T extends Message>(int partition, long offset, long timestamp, T message) {}
