package io.isthmus.sync.kafka;

import io.isthmus.contracts.batches.BatchMarker;
import io.isthmus.contracts.batches.BatchMessage;
import io.isthmus.contracts.batches.DesiredAbsence;
import io.isthmus.contracts.batches.DesiredMembers;
import io.isthmus.contracts.batches.DesiredObject;
import io.isthmus.contracts.changes.ChangeMessage;
import io.isthmus.contracts.changes.ImportMarker;
import io.isthmus.contracts.changes.MembersObserved;
import io.isthmus.contracts.changes.ObjectDeleted;
import io.isthmus.contracts.changes.ObjectObserved;

/** Keys as {@link io.isthmus.contracts.Topics} describes them: the newest message of a key is the truth about it. */
final class MessageKeys {

    private MessageKeys() {}

    static String of(ChangeMessage message) {
        return switch (message) {
            case ObjectObserved observed -> observed.connector() + "|" + observed.anchor();
            case ObjectDeleted deleted -> deleted.connector() + "|" + deleted.anchor();
            case MembersObserved members ->
                members.connector() + "|" + members.anchor() + "|" + members.attribute() + "|" + members.bucket();
            case ImportMarker marker -> "@marker|" + marker.partition();
        };
    }

    static String of(BatchMessage message) {
        return switch (message) {
            case DesiredObject object -> object.targetAnchor();
            case DesiredAbsence absence -> absence.targetAnchor();
            case DesiredMembers members -> members.targetAnchor() + "|" + members.bucket();
            case BatchMarker marker -> "@marker|" + marker.partition();
        };
    }
}
