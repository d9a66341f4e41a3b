package io.isthmus.sync.postgres;

import io.isthmus.chassis.sql.Transaction;

/**
 * Lets one transaction after the other change connector space and metaverse. They are short, and without this two of
 * them could lock the same rows in different orders, or one could overlook what the other is about to commit.
 */
public final class Exclusive {

    private static final long LOCK = 0x49535448_4d555331L;

    private Exclusive() {}

    /** Held until the transaction ends. */
    public static void write(Transaction tx) {
        tx.sql("select pg_advisory_xact_lock(:lock)").with("lock", LOCK).each(row -> {});
    }
}
