package io.isthmus.export;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * Lets each test begin with nothing desired, observed or remembered; what was read stays read. The gate opens again after a target
 * import of the test's own, and no sooner.
 */
@ApplicationScoped
public class EmptyDatabase {

    private final DataSource dataSource;

    EmptyDatabase(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    public void forgetEverything() {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            // as one that takes the lease: no transaction of the service is open then
            statement.execute("select pg_advisory_xact_lock(1230196808, 1)");
            statement.execute(
                    "truncate target_object, target_link, comparison_due, membership_due, pending_export, membership_difference,"
                            + " approved_export, export_attempt, desired_image, object_reference, desired_member, observed_object,"
                            + " observed_image, observed_member, deletion, approval, whole_source, whole_source_marker, batch_marker, in_flight, departed_object,"
                            + " written, foreign_change, restoration, restored_object, restored_reference, restored_member,"
                            + " restored_id, person_verdict");
            statement.execute(
                    "update target_state set target = null, orphan_basis = null, imported_epoch = null, imported_at = null,"
                            + " imported_run = null, verdicts_revision = null, pending_version = pending_version + 1");
            connection.commit();
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As a process leaves it that was killed after it had marked the object, and before it kept the outcome. */
    public void markInFlight(String anchor) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "insert into in_flight (object_id) select id from target_object where anchor = ?")) {
            statement.setString(1, anchor);
            if (statement.executeUpdate() != 1) {
                throw new IllegalStateException("nobody has anchor " + anchor);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
