package io.isthmus.chassis.sql;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** A statement that has been executed, and what came of it. */
record Execution(PreparedStatement statement) implements AutoCloseable {

    static Execution of(PreparedStatement statement, Planning planning) throws SQLException {
        statement.execute();
        for (int passed = 0; passed < planning.resultsBefore(); passed++) {
            statement.getMoreResults();
        }
        return new Execution(statement);
    }

    int changed() throws SQLException {
        return statement.getUpdateCount();
    }

    ResultSet rows() throws SQLException {
        return statement.getResultSet();
    }

    @Override
    public void close() throws SQLException {
        statement.close();
    }
}
