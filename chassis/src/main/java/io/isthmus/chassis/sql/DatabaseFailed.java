package io.isthmus.chassis.sql;

import java.sql.SQLException;

/** The database cannot be used, or refuses a statement. */
public final class DatabaseFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public DatabaseFailed(SQLException cause) {
        super("the database failed: " + cause.getMessage(), cause);
    }

    /** Something of JDBC. */
    interface Call<T> {
        T call() throws SQLException;
    }

    static <T> T unlessDone(Call<T> call) {
        try {
            return call.call();
        } catch (SQLException e) {
            throw new DatabaseFailed(e);
        }
    }

    /** SQL state of the cause; empty where the driver names none. */
    public String state() {
        String state = ((SQLException) getCause()).getSQLState();
        return state == null ? "" : state;
    }
}
