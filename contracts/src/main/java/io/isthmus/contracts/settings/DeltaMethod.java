package io.isthmus.contracts.settings;

/** How changes since the last import are found; see docs/sources.md for the rights that each needs. */
public enum DeltaMethod {
    /** the best of the others that the directory and the account allow; each import says which */
    AUTO,
    /** by the DirSync control of Active Directory (MS-ADTS, section 3.1.1.3.4.1.3), deletions included */
    DIRSYNC,
    /** by {@code uSNChanged} of one domain controller of Active Directory, deletions included */
    USN,
    /** by content synchronization (RFC 4533), deletions included */
    SYNCREPL,
    /** by the directory's changelog ({@code cn=changelog}), deletions included */
    CHANGELOG,
    /** by {@code modifyTimestamp} (or {@code whenChanged}); deletions only by full imports */
    MODIFY_TIMESTAMP;

    /** Whether a delta tells who is gone, so that it looks for deletions, too. */
    public boolean tellsDeletions() {
        return switch (this) {
            case DIRSYNC, USN, SYNCREPL, CHANGELOG -> true;
            case AUTO, MODIFY_TIMESTAMP -> false;
        };
    }

    /** Whether nothing tells of a change as it happens, and to ask costs one request: so it can be asked often. */
    public boolean polled() {
        return switch (this) {
            case DIRSYNC, USN -> true;
            case AUTO, SYNCREPL, CHANGELOG, MODIFY_TIMESTAMP -> false;
        };
    }
}
