package io.isthmus.sync.service;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.isthmus.chassis.configlog.ConfigLog;
import io.isthmus.chassis.testing.RealKafkaAndPostgres;
import io.isthmus.contracts.operations.RunProfile;
import io.isthmus.contracts.settings.DeltaMethod;
import io.isthmus.contracts.settings.PartitionSettings;
import io.isthmus.contracts.settings.RuleDocument;
import io.isthmus.contracts.settings.RuleSettings;
import io.isthmus.contracts.settings.SettingsDocument;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.sync.connectorspace.Identities;
import io.isthmus.sync.ldap.InMemoryTestDirectory;
import io.isthmus.sync.ldap.TestDirectory;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.HttpClientConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Foreseeing and searching where there are many objects: as many as the system property {@code isthmus.many} says. They are
 * copies of one that was really synchronized.
 */
@QuarkusTest
@QuarkusTestResource(value = RealKafkaAndPostgres.class, restrictToAnnotatedClass = true)
class ManyObjectsTest {

    private static final Logger LOG = Logger.getLogger(ManyObjectsTest.class);
    private static final int MANY = Integer.getInteger("isthmus.many", 20_000);
    private static final int BATCH = 5_000;
    private static final String SOURCE = "many";
    private static final String PEOPLE = "ou=people," + TestDirectory.SUFFIX;
    /** On a machine that does much else; alone it takes a fraction. */
    private static final Duration TIMEOUT = Duration.ofMillis(2L * MANY + 10_000);

    @Inject
    ConfigLog log;

    @Inject
    AgroalDataSource database;

    private SourceSettings source;

    @BeforeEach
    void many() throws SQLException {
        try (InMemoryTestDirectory directory = new InMemoryTestDirectory()) {
            directory.addTree();
            directory.addPerson(
                    "p0",
                    "ou=people",
                    "mail: p0@many.org",
                    "displayName: Person p0",
                    "title: Clerk",
                    "givenName: Pia",
                    "telephoneNumber: +43 1 4711",
                    "departmentNumber: 7",
                    "l: Wien",
                    "street: Gasse 1",
                    "postalCode: 1010",
                    "employeeNumber: 4711");
            source = directory.source(SOURCE, DeltaMethod.CHANGELOG, 100);
            SyncFixture sync = new SyncFixture(log);
            sync.settings(source);
            sync.run(RunProfile.FULL_IMPORT, SOURCE);
        }
        try (Connection connection = database.getConnection()) {
            for (int from = 1; from < MANY; from += BATCH) {
                copy(connection, from, Math.min(MANY, from + BATCH));
            }
            try (var statement = connection.createStatement()) {
                statement.execute("analyze");
            }
        }
    }

    private static void copy(Connection connection, int from, int to) throws SQLException {
        List<String> names = IntStream.range(from, to).mapToObj(i -> "p" + i).toList();
        List<UUID> ids =
                names.stream().map(name -> Identities.object(SOURCE, name)).toList();
        insert(
                connection,
                """
                with copies as (select * from unnest(?::text[], ?::uuid[], ?::uuid[]) as copy (name, id, place))
                insert into connector_space_object
                       (id, connector, anchor, dn, place, object_class, attributes, binary_attributes, observed_at, run_id)
                select copy.id, connector, copy.name, replace(dn, 'uid=p0', 'uid=' || copy.name), copy.place, object_class,
                       replace(replace(attributes::text, 'p0', copy.name), anchor, copy.name)::json, binary_attributes, observed_at, run_id
                  from copies copy, connector_space_object where anchor !~ '^p[0-9]+$'
                """,
                names,
                ids,
                names.stream()
                        .map(name -> Identities.place(SOURCE, "uid=" + name + "," + PEOPLE))
                        .toList());
        insert(
                connection,
                """
                with copies as (select * from unnest(?::text[], ?::uuid[], ?::uuid[]) as copy (name, id, metaverse)),
                linked as (
                  insert into connector_space_link (object_id, metaverse_id, status, rule_id, members_from, reason)
                  select copy.id, copy.metaverse, status, rule_id, members_from, reason from copies copy,
                         connector_space_link where object_id in (select id from connector_space_object where anchor !~ '^p[0-9]+$'))
                insert into metaverse_object (id, type, attributes, value_kinds, target_anchor, provisioned, source)
                select copy.metaverse, type,
                       replace(replace(attributes::text, 'p0', copy.name), target_anchor, copy.name)::json, value_kinds,
                       copy.name, provisioned, source
                  from copies copy, metaverse_object where target_anchor !~ '^p[0-9]+$'
                """,
                names,
                ids,
                ids.stream().map(Identities::metaverse).toList());
    }

    private static void insert(Connection connection, String sql, List<String> names, List<UUID> ids, List<UUID> others)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(1, connection.createArrayOf("text", names.toArray()));
            statement.setArray(2, connection.createArrayOf("uuid", ids.toArray()));
            statement.setArray(3, connection.createArrayOf("uuid", others.toArray()));
            statement.executeUpdate();
        }
    }

    @Test
    void all_of_them_are_foreseen_and_found_in_reasonable_time() {
        RuleSettings ruled = new RuleSettings(
                true,
                List.of(),
                List.of(new RuleDocument(
                        "mine",
                        "mine",
                        RuleDocument.Direction.INBOUND,
                        null,
                        "inetOrgPerson",
                        "user",
                        RuleDocument.LinkType.JOIN,
                        50,
                        List.of(new RuleDocument.ScopeGroup(
                                List.of(new RuleDocument.ScopeCondition("title", "EQUAL", "Clerk")))),
                        null,
                        List.of(new RuleDocument.Flow(
                                "cloudFiltered",
                                RuleDocument.FlowKind.CONSTANT,
                                "True",
                                RuleDocument.MergeType.UPDATE,
                                false)))));

        assertThat(counts(quickly("nothing different", () -> effects(settings(null)))))
                .isEmpty();
        assertThat(counts(quickly(
                        "a rule that says what is so",
                        () -> effects(settings(new RuleSettings(true, List.of(), List.of(harmless())))))))
                .isEmpty();
        assertThat(counts(quickly("a container that closes", () -> effects(settings(null, PEOPLE)))))
                .containsExactly(MANY);
        assertThat(counts(quickly("a rule that filters", () -> effects(settings(ruled)))))
                .containsExactly(MANY);
        assertThat(quickly("search for one", () -> found("p" + (MANY - 1) + "@many"))
                        .getList("$"))
                .hasSize(1);
        assertThat(quickly("search for nobody", () -> found("nobody")).getList("$"))
                .isEmpty();
    }

    private static RuleDocument harmless() {
        return new RuleDocument(
                "mine",
                "mine",
                RuleDocument.Direction.INBOUND,
                null,
                "inetOrgPerson",
                "user",
                RuleDocument.LinkType.JOIN,
                50,
                null,
                null,
                List.of(new RuleDocument.Flow(
                        "title", RuleDocument.FlowKind.CONSTANT, "Clerk", RuleDocument.MergeType.UPDATE, false)));
    }

    private SettingsDocument settings(RuleSettings rules, String... excluded) {
        SourceSettings proposed = new SourceSettings(
                source.name(),
                source.kind(),
                source.url(),
                source.startTls(),
                null,
                source.bindDn(),
                source.passwordRef(),
                source.anchorAttribute(),
                List.of(new PartitionSettings(TestDirectory.SUFFIX, List.of(), List.of(excluded))),
                source.delta(),
                source.pageSize());
        return new SettingsDocument(1, List.of(proposed), null, null, null, null, rules, null, null);
    }

    private static JsonPath effects(SettingsDocument proposed) {
        return given().config(RestAssuredConfig.config()
                        .httpClient(HttpClientConfig.httpClientConfig()
                                .setParam("http.socket.timeout", (int) TIMEOUT.toMillis())))
                .auth()
                .preemptive()
                .basic("operator", "operator-test")
                .contentType("application/json")
                .body(proposed)
                .post("/api/settings-effects")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static JsonPath found(String text) {
        return given().auth()
                .preemptive()
                .basic("viewer", "viewer-test")
                .queryParam("q", text)
                .get("/api/objects/search")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static List<Integer> counts(JsonPath effects) {
        assertThat(effects.getInt("failing")).isZero();
        return effects.getList("effects.count", Integer.class);
    }

    private static JsonPath quickly(String what, Supplier<JsonPath> question) {
        long begun = System.nanoTime();
        JsonPath answer = question.get();
        Duration taken = Duration.ofNanos(System.nanoTime() - begun);
        LOG.infof("%s, %d objects: %d ms", what, MANY, taken.toMillis());
        assertThat(taken).as(what).isLessThan(TIMEOUT);
        return answer;
    }
}
