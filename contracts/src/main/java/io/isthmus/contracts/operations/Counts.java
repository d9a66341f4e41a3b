package io.isthmus.contracts.operations;

/** Names of the counts of runs. All count objects. */
public final class Counts {
    public static final String READ = "read";
    public static final String ADDED = "added";
    public static final String UPDATED = "updated";
    public static final String DELETED = "deleted";
    public static final String UNCHANGED = "unchanged";
    public static final String FILTERED = "filtered";
    public static final String ERRORS = "errors";
    public static final String DESIRED = "desired";
    public static final String ABSENT = "absent";
    public static final String PENDING_ADD = "pendingAdd";
    public static final String PENDING_UPDATE = "pendingUpdate";
    public static final String PENDING_DELETE = "pendingDelete";
    public static final String MATCHED_HARD = "matchedHard";
    public static final String MATCHED_SOFT = "matchedSoft";
    public static final String UNSUPPORTED = "unsupported";

    private Counts() {}
}
