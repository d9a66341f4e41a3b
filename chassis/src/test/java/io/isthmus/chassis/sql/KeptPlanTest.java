package io.isthmus.chassis.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which statements are planned once, and which each time, in a real PostgreSQL. */
class KeptPlanTest {

    private static final List<Long> FEW = List.of(3L, 5L);
    private static final List<Long> MANY = LongStream.range(0, 500).boxed().toList();
    private static final int TIMES = 8;

    private static EmbeddedPostgres postgres;
    private static DataSource database;

    private DatabaseSession session;

    /** What the server counts of the statements of one connection. */
    private record Plans(long kept, long made) {}

    @BeforeAll
    static void start() throws IOException {
        postgres = EmbeddedPostgres.builder()
                .setPGStartupWait(Duration.ofMinutes(2))
                .start();
        database = postgres.getDatabase("postgres", "postgres", Map.of("prepareThreshold", "1"));
        try (DatabaseSession session = DatabaseSession.open(database)) {
            session.sql("create table counted (id bigint primary key, seen int not null)")
                    .update();
            session.sql("insert into counted select id, 0 from generate_series(0, 999) id")
                    .update();
        }
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    @BeforeEach
    void connect() {
        session = DatabaseSession.open(database);
    }

    @AfterEach
    void disconnect() {
        session.close();
    }

    @Test
    void a_statement_of_few_rows_is_planned_once_whichever_they_are() {
        session.run(tx -> LongStream.range(0, TIMES).forEach(number -> read(tx, List.of(number, number + 1))));

        assertThat(plans("select id")).isEqualTo(new Plans(TIMES, 0));
    }

    @Test
    void a_statement_of_many_rows_is_planned_for_those() {
        session.run(tx -> LongStream.range(0, TIMES).forEach(number -> read(tx, MANY)));

        assertThat(plans("select id")).isEqualTo(new Plans(0, TIMES));
    }

    @Test
    void the_same_statement_has_a_plan_for_few_and_others_for_many() {
        session.run(tx -> LongStream.range(0, TIMES).forEach(number -> {
            read(tx, FEW);
            read(tx, MANY);
        }));

        assertThat(plans("select id")).isEqualTo(new Plans(TIMES, TIMES));
    }

    @Test
    void rows_are_the_same_either_way() {
        session.run(tx -> {
            assertThat(read(tx, FEW)).isEqualTo(FEW);
            assertThat(read(tx, List.of())).isEmpty();
            assertThat(read(tx, MANY)).isEqualTo(MANY);
        });
    }

    @Test
    void as_many_rows_are_counted_as_changed_either_way() {
        session.run(tx -> {
            assertThat(count(tx, FEW)).isEqualTo(FEW.size());
            assertThat(count(tx, List.of())).isZero();
            assertThat(count(tx, MANY)).isEqualTo(MANY.size());
        });
    }

    @Test
    void a_statement_of_few_rows_is_planned_for_those_where_each_stands_for_many() {
        session.run(tx -> LongStream.range(0, TIMES)
                .forEach(number ->
                        select(tx, List.of(number)).plannedForTheseValues().list(row -> row.number("id"))));

        assertThat(plans("select id")).isEqualTo(new Plans(0, TIMES));
    }

    @Test
    void where_a_statement_is_joined_by_hash_nothing_is_looped_and_what_comes_after_it_may_be() {
        String question = "select current_setting('enable_nestloop') as loops where 3 = any(:ids)";
        session.run(tx -> {
            assertThat(tx.sql(question).bigints("ids", FEW).joinedByHash().list(row -> row.text("loops")))
                    .containsExactly("off");
            assertThat(tx.sql(question).bigints("ids", FEW).list(row -> row.text("loops")))
                    .containsExactly("on");
            assertThat(select(tx, MANY).joinedByHash().list(row -> row.number("id")))
                    .isEqualTo(MANY);
        });
    }

    @Test
    void what_comes_after_it_is_planned_as_the_connection_says() {
        session.run(tx -> {
            read(tx, FEW);
            String mode =
                    tx.sql("select current_setting('plan_cache_mode') as mode").one(row -> row.text("mode"));
            assertThat(mode).isEqualTo("auto");
        });
    }

    @Test
    void outside_of_a_transaction_nothing_is_kept() {
        assertThat(session.sql("select id from counted where id = any(:ids) order by id")
                        .bigints("ids", FEW)
                        .list(row -> row.number("id")))
                .isEqualTo(FEW);

        assertThat(plans("select id").kept()).isZero();
    }

    private static List<Long> read(Transaction tx, List<Long> ids) {
        return select(tx, ids).list(row -> row.number("id"));
    }

    private static Sql select(Transaction tx, List<Long> ids) {
        return tx.sql("select id from counted where id = any(:ids) order by id -- the numbers")
                .bigints("ids", ids);
    }

    private static int count(Transaction tx, List<Long> ids) {
        return tx.sql("update counted set seen = seen + 1 where id = any(:ids)")
                .bigints("ids", ids)
                .update();
    }

    private Plans plans(String beginning) {
        return session.sql("""
                        select coalesce(sum(generic_plans), 0)::bigint as kept, coalesce(sum(custom_plans), 0)::bigint as made
                          from pg_prepared_statements where ltrim(statement) like :beginning
                        """)
                .with("beginning", beginning + "%")
                .one(row -> new Plans(row.number("kept"), row.number("made")));
    }
}
