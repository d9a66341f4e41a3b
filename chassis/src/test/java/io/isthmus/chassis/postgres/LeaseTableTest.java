package io.isthmus.chassis.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.isthmus.chassis.instance.InstanceLease;
import io.isthmus.chassis.instance.LeaseAnswer;
import io.isthmus.chassis.instance.LeaseHolder;
import io.isthmus.chassis.instance.StandingBy;
import io.isthmus.chassis.sql.Transaction;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The lease and the fence in a real PostgreSQL. */
class LeaseTableTest {

    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Duration OVER_AT_ONCE = Duration.ofMillis(-1);

    private static EmbeddedPostgres postgres;

    private final LeaseHolder anna = new LeaseHolder(UUID.randomUUID(), "anna");
    private final LeaseHolder bert = new LeaseHolder(UUID.randomUUID(), "bert");
    private final LeaseTable table = table();

    @BeforeAll
    static void start() throws IOException {
        postgres = EmbeddedPostgres.builder()
                .setPGStartupWait(Duration.ofMinutes(2))
                .start();
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    @BeforeEach
    void emptyTable() throws SQLException, IOException {
        try (Connection connection = connect();
                InputStream script = LeaseTable.class.getResourceAsStream("/db/migration/R__instance_lease.sql")) {
            connection.createStatement().execute("drop table if exists instance_lease; drop table if exists work");
            connection.createStatement().execute(new String(script.readAllBytes(), StandardCharsets.UTF_8));
            connection.createStatement().execute("create table work (value text)");
        }
    }

    @Test
    void who_comes_second_learns_who_was_first() {
        assertThat(table.take(anna, LONG)).isEqualTo(new LeaseAnswer.Yours(1));
        assertThat(table.take(bert, LONG)).isEqualTo(new LeaseAnswer.Others(Optional.of(anna)));
    }

    @Test
    void of_many_who_want_it_at_once_exactly_one_has_it() throws Exception {
        List<Callable<LeaseAnswer>> takers = IntStream.range(0, 8)
                .<Callable<LeaseAnswer>>mapToObj(
                        n -> () -> table().take(new LeaseHolder(UUID.randomUUID(), "taker " + n), LONG))
                .toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = threads.invokeAll(takers).stream()
                    .map(future -> future.resultNow())
                    .filter(LeaseAnswer.Yours.class::isInstance)
                    .toList();
            assertThat(answers).containsExactly(new LeaseAnswer.Yours(1));
        }
    }

    @Test
    void when_it_is_over_the_next_one_takes_it_under_a_higher_epoch_and_the_former_cannot_renew() {
        table.take(anna, OVER_AT_ONCE);

        assertThat(table.take(bert, LONG)).isEqualTo(new LeaseAnswer.Yours(2));
        assertThat(table.renew(anna, 1, LONG)).isEqualTo(new LeaseAnswer.Others(Optional.of(bert)));
    }

    @Test
    void one_that_nobody_has_taken_can_be_renewed_though_it_is_over() {
        table.take(anna, OVER_AT_ONCE);

        assertThat(table.renew(anna, 1, LONG)).isEqualTo(new LeaseAnswer.Yours(1));
        assertThat(table.take(bert, LONG)).isInstanceOf(LeaseAnswer.Others.class);
    }

    @Test
    void one_that_is_given_back_is_taken_at_once() {
        table.take(anna, LONG);

        table.release(anna, 1);

        assertThat(table.take(bert, LONG)).isEqualTo(new LeaseAnswer.Yours(2));
    }

    @Test
    void a_transaction_of_the_holder_is_not_disturbed_while_its_lease_lasts() throws SQLException {
        table.take(anna, LONG);
        try (Connection working = begun(anna, 1)) {
            assertThat(table.take(bert, LONG)).isInstanceOf(LeaseAnswer.Others.class);
            working.commit();
        }
        assertThat(written()).isEqualTo(1);
    }

    @Test
    void a_holder_frozen_in_the_middle_of_a_transaction_neither_keeps_the_lease_nor_commits() throws SQLException {
        table.take(anna, LONG);
        try (Connection frozen = begun(anna, 1)) {
            table.renew(anna, 1, OVER_AT_ONCE);

            assertThat(table.take(bert, LONG)).as("ends the transaction").isInstanceOf(LeaseAnswer.Others.class);
            org.awaitility.Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> table.take(bert, LONG) instanceof LeaseAnswer.Yours);

            assertThatThrownBy(frozen::commit).isInstanceOf(SQLException.class);
        }
        assertThat(written()).isZero();
    }

    @Test
    void a_transaction_that_begins_under_an_epoch_that_is_over_is_refused() throws SQLException {
        table.take(anna, OVER_AT_ONCE);
        table.take(bert, LONG);

        assertThatThrownBy(() -> begun(anna, 1)).isInstanceOf(StandingBy.class);
        assertThat(written()).isZero();
    }

    @Test
    void whoever_takes_it_waits_for_no_reader_of_other_tables() throws SQLException {
        table.take(anna, OVER_AT_ONCE);
        try (Connection reader = connect()) {
            reader.setAutoCommit(false);
            reader.createStatement().executeQuery("select * from work");

            assertThat(table.take(bert, LONG)).isEqualTo(new LeaseAnswer.Yours(2));
        }
    }

    /** A transaction of an instance that has written and not committed yet. */
    private static Connection begun(LeaseHolder instance, long epoch) throws SQLException {
        Connection connection = connect();
        connection.setAutoCommit(false);
        new LeaseFence(true, new Believing(instance, epoch)).hold(Transaction.on(connection));
        connection.createStatement().execute("insert into work values ('done')");
        return connection;
    }

    /** An instance that has not heard anything since it became the active one. */
    private record Believing(LeaseHolder self, long epoch) implements InstanceLease {
        @Override
        public boolean active() {
            return true;
        }

        @Override
        public boolean standsBy() {
            return false;
        }

        @Override
        public void whenActive(Runnable begin) {
            begin.run();
        }

        @Override
        public Optional<LeaseHolder> holder() {
            return Optional.of(self);
        }
    }

    private static long written() throws SQLException {
        try (Connection connection = connect();
                var rows = connection.createStatement().executeQuery("select count(*) from work")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static Connection connect() throws SQLException {
        return postgres.getPostgresDatabase().getConnection();
    }

    private static LeaseTable table() {
        return new LeaseTable(
                new LeaseConnection(postgres.getJdbcUrl("postgres", "postgres"), "postgres", "postgres", 5));
    }
}
