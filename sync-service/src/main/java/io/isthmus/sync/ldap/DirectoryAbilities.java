package io.isthmus.sync.ldap;

import io.isthmus.sync.ldap.activedirectory.DirSyncAccess;

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

    /** Whether it is Active Directory. */
    boolean isActiveDirectory();

    /** Whether it says which domain controller it is, and holds the partitions itself. */
    boolean holdsPartitionsAsController();

    /** How it has answered the DirSync control of this account. */
    DirSyncAccess dirSync();
}
