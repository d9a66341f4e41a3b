package io.isthmus.chassis.sql;

/**
 * When the server plans a statement. A plan that is to serve any arrays is made for ten elements each. Of few rows, planning takes longer than
 * what it is for, so one plan is kept; of thousands, that plan is the wrong one, so each time is planned.
 */
enum Planning {
    /** No array says how many rows there are. */
    AS_THE_SERVER_LIKES(""),
    ONCE("force_generic_plan"),
    EACH_TIME("force_custom_plan");

    static final int NO_ARRAY = -1;

    /** What PostgreSQL takes an array for whose length it does not know. */
    private static final int FEW = 10;

    private final String mode;

    Planning(String mode) {
        this.mode = mode;
    }

    /** @param longestArray elements, or {@link #NO_ARRAY} */
    static Planning of(int longestArray) {
        if (longestArray == NO_ARRAY) {
            return AS_THE_SERVER_LIKES;
        }
        return longestArray <= FEW ? ONCE : EACH_TIME;
    }

    /** The statement between two settings, all in one way to the server. In a transaction only. */
    String around(String sql) {
        return switch (this) {
            case AS_THE_SERVER_LIKES -> sql;
            case ONCE, EACH_TIME ->
                "set local plan_cache_mode = " + mode + "; " + sql + "\n; set local plan_cache_mode = default";
        };
    }

    boolean settles() {
        return this != AS_THE_SERVER_LIKES;
    }
}
