package io.isthmus.export.postgres;

import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.batches.DesiredAbsence;
import io.isthmus.contracts.outcomes.ExportOutcome;
import io.isthmus.export.pending.Phase;

/** Small numbers that stand for constants in tables. Never renumber them. */
public final class Codes {

    public static final int NEVER_SAID = 0;
    public static final int PRESENT = 1;
    public static final int ABSENT = 2;
    public static final int ORPHAN = 3;

    public static final int SEEN = 0;
    public static final int ADDED = 1;
    public static final int REMOVED = 2;

    private Codes() {}

    public static int of(ObjectType type) {
        return switch (type) {
            case USER -> 1;
            case GROUP -> 2;
            case CONTACT -> 3;
        };
    }

    public static ObjectType objectType(int code) {
        return switch (code) {
            case 1 -> ObjectType.USER;
            case 2 -> ObjectType.GROUP;
            case 3 -> ObjectType.CONTACT;
            default -> throw unknown("object type", code);
        };
    }

    public static int of(DesiredAbsence.Reason reason) {
        return switch (reason) {
            case DELETED_AT_SOURCE -> 1;
            case OUT_OF_SCOPE -> 2;
        };
    }

    public static DesiredAbsence.Reason reason(int code) {
        return switch (code) {
            case 1 -> DesiredAbsence.Reason.DELETED_AT_SOURCE;
            case 2 -> DesiredAbsence.Reason.OUT_OF_SCOPE;
            default -> throw unknown("reason of absence", code);
        };
    }

    public static int of(ExportOutcome.Operation operation) {
        return switch (operation) {
            case ADD -> 1;
            case UPDATE -> 2;
            case DISABLE -> 3;
            case DELETE -> 4;
        };
    }

    public static ExportOutcome.Operation operation(int code) {
        return switch (code) {
            case 1 -> ExportOutcome.Operation.ADD;
            case 2 -> ExportOutcome.Operation.UPDATE;
            case 3 -> ExportOutcome.Operation.DISABLE;
            case 4 -> ExportOutcome.Operation.DELETE;
            default -> throw unknown("operation", code);
        };
    }

    public static int of(Phase phase) {
        return switch (phase) {
            case ADD_PEOPLE -> 1;
            case ADD_GROUPS -> 2;
            case UPDATE -> 3;
            case MEMBERSHIPS -> 4;
            case REMOVE_GROUPS -> 5;
            case REMOVE_PEOPLE -> 6;
        };
    }

    public static int of(ExportOutcome.Result result) {
        return switch (result) {
            case ACCEPTED -> 1;
            case ALREADY_IN_PLACE -> 2;
            case STALE -> 3;
            case REJECTED -> 4;
            case THROTTLED -> 5;
            case UNKNOWN -> 6;
            case UNSUPPORTED -> 7;
        };
    }

    public static ExportOutcome.Result result(int code) {
        return switch (code) {
            case 1 -> ExportOutcome.Result.ACCEPTED;
            case 2 -> ExportOutcome.Result.ALREADY_IN_PLACE;
            case 3 -> ExportOutcome.Result.STALE;
            case 4 -> ExportOutcome.Result.REJECTED;
            case 5 -> ExportOutcome.Result.THROTTLED;
            case 6 -> ExportOutcome.Result.UNKNOWN;
            case 7 -> ExportOutcome.Result.UNSUPPORTED;
            default -> throw unknown("result", code);
        };
    }

    private static IllegalStateException unknown(String what, int code) {
        return new IllegalStateException("the database holds " + what + " " + code
                + ", which this version does not know: it was written by a newer version");
    }
}
