package io.isthmus.chassis.sql;

import java.util.List;
import java.util.stream.Collectors;

/**
 * When and how the server plans a statement. A plan that is to serve any arrays is made for ten elements each. Of few rows, planning takes longer
 * than what it is for, so one plan is kept; of thousands, that plan is the wrong one, so each time is planned.
 */
enum Planning {
    /** No array says how many rows there are. */
    AS_THE_SERVER_LIKES(List.of()),
    ONCE(List.of("plan_cache_mode = force_generic_plan")),
    EACH_TIME(List.of("plan_cache_mode = force_custom_plan")),
    /** Neither arrays nor statistics say how many rows there are, and there may be so many that each must not be compared with each. */
    BY_HASH(List.of("plan_cache_mode = force_custom_plan", "enable_nestloop = off"));

    static final int NO_ARRAY = -1;

    /** What PostgreSQL takes an array for whose length it does not know. */
    private static final int FEW = 10;

    private final List<String> settings;

    Planning(List<String> settings) {
        this.settings = settings;
    }

    /** @param longestArray elements, or {@link #NO_ARRAY} */
    static Planning of(int longestArray) {
        if (longestArray == NO_ARRAY) {
            return AS_THE_SERVER_LIKES;
        }
        return longestArray <= FEW ? ONCE : EACH_TIME;
    }

    /** The statement between settings, all in one way to the server. In a transaction only. */
    String around(String sql) {
        if (settings.isEmpty()) {
            return sql;
        }
        return settings.stream().map(setting -> "set local " + setting + "; ").collect(Collectors.joining())
                + sql
                + settings.stream()
                        .map(setting -> "\n; set local " + setting.substring(0, setting.indexOf('=')) + "= default")
                        .collect(Collectors.joining());
    }

    /** How many results come before that of the statement. */
    int resultsBefore() {
        return settings.size();
    }
}
