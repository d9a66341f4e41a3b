package io.isthmus.chassis.postgres;

import java.sql.SQLException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether it helps to store the same thing again.
 *
 * <pre>
 * SQL state (PostgreSQL, appendix A)                          fault
 * ----------------------------------------------------------  --------
 * 08, 53, 57, 58, none: away, no resources, stopped           PASSING
 * 25, 40, 55: another transaction was in the way              PASSING
 * 22, 23, 54: data, constraint, limit of a row or an index    CONTENT
 * anything else, or no failure of the database                UNKNOWN
 * </pre>
 */
public enum StorageFault {
    /** it will be stored when it is tried again */
    PASSING,
    /** it never will be */
    CONTENT,
    UNKNOWN;

    private static final List<String> OF_CONTENT = List.of("22", "23", "54");
    private static final List<String> OF_THE_MOMENT = List.of("08", "25", "40", "53", "55", "57", "58");

    /** Looks through all causes, whoever has wrapped them. */
    public static StorageFault of(Throwable failure) {
        return sql(failure).map(fault -> of(fault.getSQLState())).orElse(UNKNOWN);
    }

    /** The SQL state of the failure, where it has one. */
    public static Optional<String> state(Throwable failure) {
        return sql(failure).map(SQLException::getSQLState);
    }

    private static StorageFault of(String state) {
        if (state == null || OF_THE_MOMENT.stream().anyMatch(state::startsWith)) {
            return PASSING;
        }
        return OF_CONTENT.stream().anyMatch(state::startsWith) ? CONTENT : UNKNOWN;
    }

    private static Optional<SQLException> sql(Throwable failure) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Throwable each = failure; each != null && seen.add(each); each = each.getCause()) {
            if (each instanceof SQLException fault) {
                return Optional.of(fault);
            }
        }
        return Optional.empty();
    }
}
