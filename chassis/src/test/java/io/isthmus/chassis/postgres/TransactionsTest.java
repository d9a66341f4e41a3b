package io.isthmus.chassis.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.isthmus.chassis.sql.Transaction;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TransactionsTest {

    private static EmbeddedPostgres postgres;

    private final Transactions transactions = Transactions.of(postgres.getPostgresDatabase());

    @BeforeAll
    static void start() throws IOException {
        postgres = EmbeddedPostgres.builder()
                .setPGStartupWait(Duration.ofMinutes(2))
                .setServerConfig("synchronous_commit", "on")
                .start();
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    @Test
    void what_is_asked_together_is_asked_in_one_transaction() {
        boolean one = transactions.together(() -> number().equals(number()));

        assertThat(one).isTrue();
        assertThat(number()).as("over").isNotEqualTo(number());
    }

    @Test
    void a_fault_ends_the_togetherness() {
        assertThatThrownBy(() -> transactions.together(() -> {
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");

        assertThat(number()).isNotEqualTo(number());
    }

    @Test
    void only_what_need_not_wait_does_not_wait_for_the_disk() {
        assertThat(transactions.callWithoutWaiting(TransactionsTest::synchronousCommit))
                .isEqualTo("off");
        assertThat(transactions.call(TransactionsTest::synchronousCommit)).isEqualTo("on");
        assertThat(transactions.together(() -> transactions.callWithoutWaiting(TransactionsTest::synchronousCommit)))
                .as("part of one that waits")
                .isEqualTo("on");
        assertThat(transactions.togetherWithoutWaiting(() -> transactions.call(TransactionsTest::synchronousCommit)))
                .as("part of one that does not wait")
                .isEqualTo("off");
    }

    private String number() {
        return transactions.call(transaction ->
                transaction.sql("select pg_current_xact_id()::text as number").one(row -> row.text("number")));
    }

    private static String synchronousCommit(Transaction transaction) {
        return transaction
                .sql("select current_setting('synchronous_commit') as value")
                .one(row -> row.text("value"));
    }
}
