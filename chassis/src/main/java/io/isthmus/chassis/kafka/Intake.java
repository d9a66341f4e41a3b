package io.isthmus.chassis.kafka;

import io.isthmus.contracts.messages.Message;
import java.util.List;
import java.util.Map;

/** Where a service keeps what it reads from a topic. */
@FunctionalInterface
public interface Intake<T extends Message> {

    /**
     * Keeps messages and where reading goes on, all or nothing. Keeping the same again changes nothing. It throws when it
     * cannot, and is asked again: with the same, with a part, or with nothing but the positions.
     *
     * @param messages those of one key in their order; may be empty
     * @param nextOffsets by partition
     */
    void take(List<Received<T>> messages, Map<Integer, Long> nextOffsets);
}
