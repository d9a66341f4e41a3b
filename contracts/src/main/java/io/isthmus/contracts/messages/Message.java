package io.isthmus.contracts.messages;

import org.jspecify.annotations.Nullable;

/** Something that travels on a topic. */
public interface Message {

    /** Key of its record: the newest message of a key is the truth about it. None where the topic has no keys. */
    @Nullable
    String key();

    /** Version of its shape; messages that carry none are of version 1. */
    default int version() {
        return 1;
    }

    /** What it must have, and has or has not. */
    Completeness completeness();

    /** Whether a record of this partition may carry it; markers speak of one partition only. */
    default boolean belongsOn(int recordPartition) {
        return true;
    }
}
