package io.isthmus.chassis.kafka;

import java.util.OptionalLong;

/**
 * Where a service goes on reading, kept in its own database in the same transaction as what it read. A lost database
 * has lost its positions too, and so the service replays its topics from the beginning by itself (ADR 0002).
 */
public interface StoredPositions {

    /** The offset to read next; empty: from the beginning. */
    OptionalLong nextOffset(String topic, int partition);
}
