package io.isthmus.export.postgres;

import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.batches.DesiredAbsence;
import io.isthmus.contracts.config.ConfigChange.Verdict;
import io.isthmus.contracts.outcomes.ExportOutcome;
import io.isthmus.export.pending.Phase;
import java.util.function.ToIntFunction;

/** Small numbers that stand for constants in tables. Never renumber them. */
public final class Codes {

    public static final int NEVER_SAID = 0;
    public static final int PRESENT = 1;
    public static final int ABSENT = 2;
    public static final int ORPHAN = 3;

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
        return constant("object type", ObjectType.values(), Codes::of, code);
    }

    public static int of(DesiredAbsence.Reason reason) {
        return switch (reason) {
            case DELETED_AT_SOURCE -> 1;
            case OUT_OF_SCOPE -> 2;
        };
    }

    public static DesiredAbsence.Reason reason(int code) {
        return constant("reason of absence", DesiredAbsence.Reason.values(), Codes::of, code);
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
        return constant("operation", ExportOutcome.Operation.values(), Codes::of, code);
    }

    public static int of(Phase phase) {
        return switch (phase) {
            case ADD_PEOPLE -> 1;
            case ADD_GROUPS -> 2;
            case UPDATE -> 3;
            case MEMBERSHIPS -> 4;
            case REMOVE_GROUPS -> 5;
            case REMOVE_PEOPLE -> 6;
            case CLOSE_ACCOUNTS -> 7;
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
        return constant("result", ExportOutcome.Result.values(), Codes::of, code);
    }

    public static int of(Verdict verdict) {
        return switch (verdict) {
            case SAME_PERSON -> 1;
            case SOMEBODY_ELSE -> 2;
            case KEPT -> 3;
            case UNDECIDED -> 4;
        };
    }

    public static Verdict verdict(int code) {
        return constant("verdict", Verdict.values(), Codes::of, code);
    }

    private static <E> E constant(String what, E[] all, ToIntFunction<E> codes, int code) {
        for (E each : all) {
            if (codes.applyAsInt(each) == code) {
                return each;
            }
        }
        throw new IllegalStateException("the database holds " + what + " " + code
                + ", which this version does not know: it was written by a newer version");
    }
}
