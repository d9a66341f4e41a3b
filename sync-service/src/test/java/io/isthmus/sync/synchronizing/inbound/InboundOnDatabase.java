package io.isthmus.sync.synchronizing.inbound;

import io.isthmus.chassis.postgres.Transactions;

/** Inbound synchronization's tables on a database of a test's own. */
public final class InboundOnDatabase {

    private InboundOnDatabase() {}

    public static InboundStore of(Transactions transactions) {
        return new InboundTables(transactions);
    }
}
