package io.isthmus.sync.ldap;

/** What a directory and its account are able to do; asked only as far as the choice of a method needs it. */
interface DirectoryAbilities {

    /** Whether the root entry announces content synchronization (RFC 4533). */
    boolean offersContentSync();

    /** Whether every naming context with a search base shows its {@code contextCSN}. */
    boolean showsContextCsn();

    /**
     * Whether the newest records of the changelog are of the partitions: the root entry's change numbers may belong to the
     * changes of another database.
     */
    boolean changelogTellsOfPartitions();
}
