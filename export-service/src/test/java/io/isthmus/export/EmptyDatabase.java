package io.isthmus.export;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** Lets each test begin with nothing desired, observed or remembered; what was read stays read. */
@ApplicationScoped
public class EmptyDatabase {

    private final DataSource dataSource;

    EmptyDatabase(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    public void forgetEverything() {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "truncate target_object, desired_image, object_reference, desired_member, observed_object,"
                            + " observed_image, observed_member, deletion, approval, whole_source, batch_marker, in_flight");
            statement.execute(
                    "update target_state set target = null, orphan_basis = null, pending_version = pending_version + 1");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
