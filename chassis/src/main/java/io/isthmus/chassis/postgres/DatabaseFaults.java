package io.isthmus.chassis.postgres;

import java.sql.SQLException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * What a failure of the database means.
 *
 * <pre>
 * SQL state (PostgreSQL, appendix A)            the database is away
 * --------------------------------------------  ------------------------------
 * 08… connection exception                      yes
 * 53… insufficient resources (connections)      yes
 * 57P… shut down, crashed, starting             yes
 * none: the pool had no connection in time      yes
 * anything else                                 no: it refused what it was told
 * </pre>
 */
final class DatabaseFaults {

    private static final List<String> AWAY = List.of("08", "53", "57P");

    private DatabaseFaults() {}

    /** Looks through all causes, whoever has wrapped them: pool, JDBC, JPA, transactions. */
    static boolean isAway(Throwable failure) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Throwable each = failure; each != null && seen.add(each); each = each.getCause()) {
            if (each instanceof SQLException fault) {
                return isAway(fault.getSQLState());
            }
        }
        return false;
    }

    private static boolean isAway(String state) {
        return state == null || AWAY.stream().anyMatch(state::startsWith);
    }
}
