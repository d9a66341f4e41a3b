package io.isthmus.sync.kafka;

import io.isthmus.contracts.changes.ChangeMessage;
import io.isthmus.contracts.changes.ImportMarker;
import io.isthmus.contracts.changes.MembersObserved;
import io.isthmus.contracts.changes.ObjectDeleted;
import io.isthmus.contracts.changes.ObjectObserved;

/** Refuses messages that are JSON, but lack what a change must have. */
final class Understood {

    private static final int VERSION = 1;

    private Understood() {}

    /** @throws IllegalArgumentException naming what is missing */
    static void check(ChangeMessage message) {
        if (message.version() != VERSION) {
            throw new IllegalArgumentException("its version is " + message.version() + ", known is " + VERSION);
        }
        require("runId", message.runId());
        switch (message) {
            case ObjectObserved observed -> {
                require("connector", observed.connector());
                require("anchor", observed.anchor());
                require("dn", observed.dn());
                require("objectClass", observed.objectClass());
                require("observedAt", observed.observedAt());
            }
            case ObjectDeleted deleted -> {
                require("connector", deleted.connector());
                require("anchor", deleted.anchor());
                require("dn", deleted.dn());
                require("objectClass", deleted.objectClass());
                require("observedAt", deleted.observedAt());
            }
            case MembersObserved members -> {
                require("connector", members.connector());
                require("anchor", members.anchor());
                require("attribute", members.attribute());
                if (members.bucket() < 0 || members.bucketCount() < 1) {
                    throw new IllegalArgumentException(
                            "bucket " + members.bucket() + " of " + members.bucketCount() + " does not exist");
                }
            }
            case ImportMarker marker -> {
                require("connector", marker.connector());
                require("finishedAt", marker.finishedAt());
                if (marker.partition() < 0 || marker.partition() >= marker.partitionCount()) {
                    throw new IllegalArgumentException(
                            "partition " + marker.partition() + " of " + marker.partitionCount() + " does not exist");
                }
            }
        }
    }

    private static void require(String name, Object value) {
        if (value == null) {
            throw new IllegalArgumentException("it has no " + name);
        }
    }
}
