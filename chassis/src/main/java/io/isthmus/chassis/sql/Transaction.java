package io.isthmus.chassis.sql;

import java.sql.Connection;

/** A transaction under way, for statements to be part of. Of one thread; whoever began it ends it. */
public final class Transaction {

    private final Connection connection;

    private Transaction(Connection connection) {
        this.connection = connection;
    }

    /** The one that is under way on this connection. */
    public static Transaction on(Connection connection) {
        return new Transaction(connection);
    }

    public Sql sql(String statement) {
        return Sql.inTransaction(connection, statement);
    }
}
