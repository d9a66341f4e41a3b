package io.isthmus.export.targetimport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.isthmus.chassis.postgres.Transactions;
import io.isthmus.chassis.sql.Transaction;
import io.isthmus.chassis.testing.MigratedDatabase;
import io.isthmus.contracts.ObjectType;
import io.isthmus.export.pending.Image;
import io.isthmus.export.target.ObservedObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ObservedPageRowsTest {

    private static final Duration DEADLINE = Duration.ofMinutes(1);

    private static MigratedDatabase database;
    private static Transactions transactions;

    @BeforeAll
    static void start() {
        database = MigratedDatabase.start();
        transactions = database.transactions();
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @Test
    void whoever_is_recorded_as_deleted_while_a_page_that_shows_him_is_kept_stays_gone() {
        transactions.run(
                tx -> tx.sql("insert into observed_object (object_type, target_id, generation) values (1, 'dora', 0)")
                        .update());
        ReadAt asked = new ReadAt(transactions.call(ObservedPageRowsTest::number), true);
        CountDownLatch deleted = new CountDownLatch(1);
        CompletableFuture<Void> recording = CompletableFuture.runAsync(() -> transactions.run(tx -> {
            tx.sql("insert into departed_object (object_type, target_id) values (1, 'dora')")
                    .update();
            tx.sql("delete from observed_object where target_id = 'dora'").update();
            deleted.countDown();
            await("whoever keeps the page waits for this").atMost(DEADLINE).until(ObservedPageRowsTest::somebodyWaits);
        }));
        await().atMost(DEADLINE).until(() -> deleted.getCount() == 0);

        transactions.run(tx -> ObservedPageRows.keep(tx, asked, List.of(shown("dora")), ForeignRows.none()));

        recording.join();
        assertThat(transactions.<List<String>>call(
                        tx -> tx.sql("select target_id from observed_object").list(row -> row.text("target_id"))))
                .isEmpty();
    }

    private static long number(Transaction tx) {
        return tx.sql("select nextval('request_number') as number").one(row -> row.number("number"));
    }

    private static boolean somebodyWaits() {
        return transactions.call(tx -> tx.sql("select exists (select 1 from pg_locks where not granted) as waits")
                .one(row -> row.flag("waits")));
    }

    private static ObservedObject shown(String targetId) {
        return new ObservedObject(
                ObjectType.USER, targetId, targetId, null, null, null, new Image(Map.of(), Map.of()), null);
    }
}
