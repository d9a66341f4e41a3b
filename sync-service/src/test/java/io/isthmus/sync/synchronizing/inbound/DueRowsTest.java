package io.isthmus.sync.synchronizing.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.chassis.postgres.Transactions;
import io.isthmus.chassis.runs.RunTally;
import io.isthmus.chassis.testing.MigratedDatabase;
import io.isthmus.contracts.changes.ObjectObserved;
import io.isthmus.rules.expression.evaluation.Dates;
import io.isthmus.rules.expression.evaluation.EvaluationContext;
import io.isthmus.rules.rule.LinkType;
import io.isthmus.rules.rule.RuleBuilder;
import io.isthmus.rules.rule.RuleReading;
import io.isthmus.rules.rule.RuleSet;
import io.isthmus.rules.rule.SynchronizationRule;
import io.isthmus.sync.connectorspace.Arrivals;
import io.isthmus.sync.connectorspace.ConnectorSpace;
import io.isthmus.sync.connectorspace.SpaceOnDatabase;
import io.isthmus.sync.rules.SynchronizationRules;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An account that expires, by the rule of docs/sources.md. */
class DueRowsTest {

    private static final Instant NOON = Instant.parse("2026-11-30T12:00:00Z");
    private static final Instant EVENING = NOON.plus(Duration.ofHours(6));
    private static final String EXPIRED =
            "IIF([accountExpires] > 0 && IsPast(DateFromNum([accountExpires])),False,NULL)";

    private static final SynchronizationRules RULES = SynchronizationRules.of(
            RuleSet.of(Stream.of(
                            RuleBuilder.inbound("expired")
                                    .types("user", "user")
                                    .precedence(10)
                                    .expression("accountEnabled", EXPIRED),
                            RuleBuilder.inbound("in")
                                    .types("user", "user")
                                    .link(LinkType.PROVISION)
                                    .precedence(100)
                                    .direct("sourceAnchor", "id")
                                    .expression("accountEnabled", "True"))
                    .map(DueRowsTest::rule)
                    .toList()),
            "expiry");

    private static MigratedDatabase database;
    private static Transactions transactions;
    private static ConnectorSpace space;
    private static InboundStore store;

    private static SynchronizationRule rule(RuleBuilder builder) {
        return switch (builder.build()) {
            case RuleReading.Readable readable -> readable.rule();
            case RuleReading.Unreadable unreadable -> throw new AssertionError(unreadable.problems());
        };
    }

    @BeforeAll
    static void start() {
        database = MigratedDatabase.start();
        transactions = database.transactions();
        space = SpaceOnDatabase.of(transactions);
        store = InboundOnDatabase.of(transactions);
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @Test
    void an_account_that_expires_is_evaluated_again_when_the_time_has_come_and_lasts_until_then() {
        take("anna", "" + Dates.toFileTime(EVENING));
        evaluate(NOON);
        assertThat(enabled("anna")).isTrue();
        assertThat(store.anyDue(EVENING.minusSeconds(1))).isFalse();
        assertThat(store.anyDue(EVENING)).isTrue();

        evaluate(EVENING);

        assertThat(enabled("anna")).isFalse();
        assertThat(waitsForOutbound("anna")).isTrue();
        assertThat(store.anyDue(EVENING.plus(Duration.ofDays(400)))).isFalse();
    }

    @Test
    void one_that_is_extended_is_enabled_again_and_expires_later() {
        take("bert", "" + Dates.toFileTime(NOON.minusSeconds(1)));
        evaluate(NOON);
        assertThat(enabled("bert")).isFalse();

        take("bert", "" + Dates.toFileTime(EVENING));
        evaluate(NOON);

        assertThat(enabled("bert")).isTrue();
        assertThat(store.anyDue(EVENING)).isTrue();
        take("bert", "0");
        evaluate(NOON);
        assertThat(store.anyDue(EVENING)).isFalse();
    }

    @Test
    void never_never_comes() {
        take("cyd", "9223372036854775807");
        take("dora", "0");
        evaluate(NOON);

        assertThat(enabled("cyd")).isTrue();
        assertThat(enabled("dora")).isTrue();
        assertThat(store.anyDue(NOON.plus(Duration.ofDays(365_000)))).isFalse();
    }

    private static void take(String name, String accountExpires) {
        space.take(
                Arrivals.of(List.of(new ObjectObserved(
                        1,
                        "run",
                        "harbor",
                        name,
                        "cn=" + name + ",dc=example",
                        "user",
                        Map.of("id", List.of(name), "accountExpires", List.of(accountExpires)),
                        List.of(),
                        NOON))),
                "a.topic",
                Map.of(),
                false);
    }

    private static void evaluate(Instant now) {
        transactions.run(tx -> tx.sql("delete from pending_outbound").update());
        store.noteDue(now);
        new InboundBatches(
                        store,
                        new InboundEvaluation(RULES, EvaluationContext.at(now, 0)),
                        false,
                        100,
                        new RunTally(),
                        done -> {})
                .run();
    }

    private static boolean enabled(String name) {
        return transactions.call(
                tx -> tx.sql("""
                select attributes::text like '%true%' as enabled from metaverse_object where source like :name
                """).with("name", "%cn=" + name + ",%").one(row -> row.flag("enabled")));
    }

    private static boolean waitsForOutbound(String name) {
        return transactions.call(
                tx -> tx.sql("""
                select exists (select 1 from pending_outbound join metaverse_object on id = metaverse_id
                                where source like :name) as waits
                """).with("name", "%cn=" + name + ",%").one(row -> row.flag("waits")));
    }
}
