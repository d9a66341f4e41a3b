package io.isthmus.sync.connectorspace;

import io.isthmus.chassis.postgres.Transactions;

/** The connector space on a database of a test's own. */
public final class SpaceOnDatabase {

    private SpaceOnDatabase() {}

    public static ConnectorSpace of(Transactions transactions) {
        return new ConnectorSpace(transactions);
    }
}
