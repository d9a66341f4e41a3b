package io.isthmus.chassis.sql;

import java.sql.SQLException;
import org.jspecify.annotations.NullUnmarked;

/** The database cannot be used, or refuses a statement. */
public final class DatabaseFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public DatabaseFailed(SQLException cause) {
        super("the database failed: " + cause.getMessage(), cause);
    }

    /** Something of JDBC, which may answer with nothing. */
    @NullUnmarked
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
        return getCause() instanceof SQLException fault && fault.getSQLState() != null ? fault.getSQLState() : "";
    }
}
