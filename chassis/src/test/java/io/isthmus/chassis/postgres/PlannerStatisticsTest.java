package io.isthmus.chassis.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PlannerStatisticsTest {

    private static final int BATCH = 1_000;
    private static final long NEVER_ANALYZED = -1;

    private static EmbeddedPostgres postgres;

    private final Transactions transactions = Transactions.of(postgres.getPostgresDatabase());
    private final PlannerStatistics statistics = new PlannerStatistics(transactions, "growing");

    @BeforeAll
    static void start() throws IOException {
        postgres = EmbeddedPostgres.builder()
                .setPGStartupWait(Duration.ofMinutes(2))
                .setServerConfig("autovacuum", "off")
                .start();
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    @BeforeEach
    void empty() {
        transactions.run(tx -> {
            tx.sql("drop table if exists growing").update();
            tx.sql("create table growing (id bigint primary key)").update();
        });
    }

    @Test
    void of_few_rows_nothing_is_told() {
        grow();

        assertThat(knownRows()).isEqualTo(NEVER_ANALYZED);
    }

    @Test
    void what_has_grown_is_told_at_once() {
        grow();
        grow();

        assertThat(knownRows()).isEqualTo(2L * BATCH);
    }

    @Test
    void it_is_told_again_only_when_there_are_several_times_as_many() {
        for (int batch = 0; batch < 7; batch++) {
            grow();
        }
        assertThat(knownRows()).as("after 7,000").isEqualTo(2L * BATCH);

        grow();
        assertThat(knownRows()).as("after 8,000").isEqualTo(8L * BATCH);
    }

    private void grow() {
        transactions.run(tx -> tx.sql("""
                        insert into growing
                        select id + (select count(*) from growing) from generate_series(1, :more) id""").with("more", BATCH).update());
        statistics.grewBy(BATCH);
    }

    private long knownRows() {
        return transactions.call(
                tx -> tx.sql("select reltuples::bigint as rows from pg_class where relname = 'growing'")
                        .one(row -> row.number("rows")));
    }
}
