package io.isthmus.export.receiving;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.chassis.postgres.Transactions;
import io.isthmus.chassis.testing.MigratedDatabase;
import io.isthmus.contracts.batches.BatchMarker;
import io.isthmus.contracts.batches.BatchMarker.WholeSource;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WholeSourceRowsTest {

    private static final String TOPIC = "test.export.batches";
    private static final int PARTITIONS = 3;
    private static final WholeSource AD = new WholeSource("ad", 7);

    private static MigratedDatabase database;
    private static Transactions transactions;

    private final DesiredStore store = new DesiredStore(transactions);

    @BeforeAll
    static void start() {
        database = MigratedDatabase.start();
        transactions = database.transactions();
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @BeforeEach
    void nothingIsKnown() {
        transactions.run(tx -> tx.sql("truncate whole_source, whole_source_marker, batch_marker, consumer_position")
                .update());
    }

    @Test
    void what_a_run_has_read_whole_is_known_though_the_next_runs_markers_come_in_the_same_batch() {
        ReceivedBatch batch = new ReceivedBatch(TOPIC);
        for (int partition = 0; partition < PARTITIONS; partition++) {
            batch.add(partition, 10, marker("import", partition, AD));
            batch.add(partition, 11, marker("synchronization", partition, null));
        }

        store.take(batch);

        assertThat(whole()).containsExactly(Map.entry("ad", "import"));
    }

    @Test
    void nor_do_batches_of_other_partitions_overtake_it() {
        store.take(batch(0, 10, marker("import", 0, AD), marker("synchronization", 0, null)));
        store.take(batch(1, 10, marker("import", 1, AD), marker("synchronization", 1, null)));
        assertThat(whole()).isEmpty();

        store.take(batch(2, 10, marker("import", 2, AD)));

        assertThat(whole()).containsExactly(Map.entry("ad", "import"));
    }

    @Test
    void the_same_markers_taken_again_count_once() {
        store.take(batch(0, 10, marker("import", 0, AD)));
        store.take(batch(0, 10, marker("import", 0, AD)));
        store.take(batch(1, 10, marker("import", 1, AD)));

        assertThat(whole()).isEmpty();
    }

    @Test
    void of_two_runs_the_later_one_counts() {
        for (int partition = 0; partition < PARTITIONS; partition++) {
            store.take(batch(
                    partition,
                    10,
                    marker("first", partition, AD),
                    marker("second", partition, new WholeSource("ad", 8))));
        }

        assertThat(whole()).containsExactly(Map.entry("ad", "second"));
    }

    private static ReceivedBatch batch(int partition, long offset, BatchMarker... markers) {
        ReceivedBatch batch = new ReceivedBatch(TOPIC);
        for (int number = 0; number < markers.length; number++) {
            batch.add(partition, offset + number, markers[number]);
        }
        return batch;
    }

    private static BatchMarker marker(String run, int partition, @Nullable WholeSource whole) {
        return new BatchMarker(1, run, partition, PARTITIONS, true, Map.of(), Instant.EPOCH, whole);
    }

    private static List<Map.Entry<String, String>> whole() {
        return transactions.call(tx -> tx.sql("select name, run_id from whole_source")
                .list(row -> Map.entry(row.text("name"), row.text("run_id"))));
    }
}
