package io.isthmus.sync.service;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.isthmus.chassis.configlog.ConfigLog;
import io.isthmus.chassis.testing.RealKafkaAndPostgres;
import io.isthmus.contracts.export.WithheldDepartures;
import io.isthmus.contracts.operations.Counts;
import io.isthmus.contracts.operations.Run;
import io.isthmus.contracts.operations.Run.RunError;
import io.isthmus.contracts.operations.RunProfile;
import io.isthmus.contracts.operations.RunStatus;
import io.isthmus.contracts.settings.DeltaMethod;
import io.isthmus.contracts.settings.PartitionSettings;
import io.isthmus.sync.ldap.InMemoryTestDirectory;
import io.isthmus.sync.ldap.TestDirectory;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two containers of one source, ten people in each: who leaves, who is withheld, who is let go. */
@QuarkusTest
@QuarkusTestResource(value = RealKafkaAndPostgres.class, restrictToAnnotatedClass = true)
class WithheldDeparturesTest {

    private static final String SALES = "ou=sales,ou=people," + TestDirectory.SUFFIX;
    private static final String WORKS = "ou=works,ou=people," + TestDirectory.SUFFIX;

    @Inject
    ConfigLog log;

    private SyncFixture sync;
    private InMemoryTestDirectory directory;
    private String source;

    @BeforeEach
    void twenty_people() {
        sync = new SyncFixture(log);
        source = "hr-" + UUID.randomUUID().toString().substring(0, 8);
        directory = new InMemoryTestDirectory();
        directory.addTree();
        directory.apply(
                "dn: " + SALES + "\nobjectClass: organizationalUnit\nou: sales",
                "dn: " + WORKS + "\nobjectClass: organizationalUnit\nou: works");
        directory.apply(IntStream.range(0, 10)
                .boxed()
                .flatMap(i -> List.of(
                        TestDirectory.person("s" + i, "ou=sales,ou=people", "mail: s" + i + "@" + source + ".org"),
                        TestDirectory.person("w" + i, "ou=works,ou=people", "mail: w" + i + "@" + source + ".org"))
                        .stream())
                .toArray(String[]::new));
        sync.settings(directory.source(
                source,
                DeltaMethod.CHANGELOG,
                100,
                new PartitionSettings(TestDirectory.SUFFIX, List.of(SALES, WORKS), List.of(TestDirectory.SUFFIX))));
        assertThat(run(RunProfile.FULL_IMPORT).counts()).containsEntry(Counts.READ, 20L);
    }

    @AfterEach
    void stop() {
        directory.close();
    }

    @Test
    void a_container_that_shows_nobody_lets_nobody_go_and_the_other_one_goes_on() {
        IntStream.range(0, 10).forEach(i -> delete("uid=s" + i + "," + SALES));
        delete("uid=w0," + WORKS);

        Run run = run(RunProfile.FULL_IMPORT);

        assertThat(run.status()).isEqualTo(RunStatus.FAILED);
        assertThat(run.errors()).singleElement().satisfies(error -> {
            assertThat(error.code()).isEqualTo("INCOMPLETE");
            assertThat(error.object()).isEqualTo(SALES);
        });
        assertThat(run.counts()).containsEntry(Counts.DELETED, 1L).containsEntry(Counts.ABSENT, 1L);
        assertThat(withheld().total()).isEqualTo(10);
    }

    @Test
    void a_container_that_is_not_there_stops_no_other() {
        IntStream.range(0, 10).forEach(i -> delete("uid=s" + i + "," + SALES));
        delete(SALES);
        delete("uid=w0," + WORKS);
        directory.addPerson("w10", "ou=works,ou=people", "mail: w10@" + source + ".org");

        Run run = run(RunProfile.FULL_IMPORT);

        assertThat(run.errors()).extracting(RunError::code).containsExactly("NO_SUCH_BASE");
        assertThat(run.counts()).containsEntry(Counts.ADDED, 1L).containsEntry(Counts.DELETED, 1L);
        assertThat(withheld().total()).isZero();
    }

    @Test
    void many_deletions_of_a_delta_are_withheld_until_exactly_this_set_is_approved() {
        IntStream.range(0, 6).forEach(i -> delete("uid=s" + i + "," + SALES));

        Run held = run(RunProfile.DELTA_IMPORT);

        assertThat(held.status()).isEqualTo(RunStatus.COMPLETED_WITH_ERRORS);
        assertThat(held.errors()).extracting(RunError::code).containsExactly("SHRINK_HELD");
        assertThat(held.counts()).doesNotContainKey(Counts.DELETED);
        WithheldDepartures shown = withheld();
        assertThat(shown.departures())
                .extracting(WithheldDepartures.Departure::dn)
                .contains("uid=s0," + SALES)
                .hasSize(6);
        approve("another").statusCode(409).body("code", equalTo("DEPARTURES_CHANGED"));
        assertThat(run(RunProfile.FULL_IMPORT).counts()).doesNotContainKey(Counts.DELETED);

        approve(shown.digest()).statusCode(200).body("total", equalTo(0));

        Awaitility.await("the import that lets them go")
                .atMost(Duration.ofSeconds(60))
                .until(() -> {
                    var latest = as("viewer").get("/api/runs?limit=1").jsonPath();
                    return latest.get("[0].finishedAt") != null
                            && Integer.valueOf(6).equals(latest.get("[0].counts.absent"));
                });
        assertThat(withheld().departures()).isEmpty();
        assertThat(run(RunProfile.FULL_IMPORT).status()).isEqualTo(RunStatus.SUCCEEDED);
    }

    @Test
    void who_is_back_before_anybody_has_approved_is_withheld_no_more() {
        IntStream.range(0, 5).forEach(i -> delete("uid=s" + i + "," + SALES));
        run(RunProfile.FULL_IMPORT);
        sync.settings(directory.source(
                source,
                DeltaMethod.CHANGELOG,
                100,
                new PartitionSettings(TestDirectory.SUFFIX, List.of(SALES), List.of(TestDirectory.SUFFIX, WORKS))));

        assertThat(withheld().total()).isEqualTo(5);
        run(RunProfile.FULL_IMPORT);
        assertThat(withheld().total()).isEqualTo(15);

        sync.settings(directory.source(source, DeltaMethod.CHANGELOG, 100));
        run(RunProfile.FULL_IMPORT);

        assertThat(withheld().total()).isEqualTo(5);
    }

    @Test
    void only_an_operator_approves_and_only_known_sources_are_told_of() {
        as("viewer").body("{\"digest\":\"d\"}").post(path() + "/approve").then().statusCode(403);
        as("operator")
                .body("{}")
                .post(path() + "/approve")
                .then()
                .statusCode(400)
                .body("code", equalTo("DIGEST_MISSING"));
        as("viewer").get("/api/sources/nobody/departures").then().statusCode(404);
    }

    private Run run(RunProfile profile) {
        return sync.run(profile, source);
    }

    private void delete(String dn) {
        directory.apply("dn: " + dn + "\nchangetype: delete");
    }

    private String path() {
        return "/api/sources/" + source + "/departures";
    }

    private WithheldDepartures withheld() {
        return as("viewer").get(path()).then().statusCode(200).extract().as(WithheldDepartures.class);
    }

    private io.restassured.response.ValidatableResponse approve(String digest) {
        return as("operator")
                .body("{\"digest\":\"" + digest + "\"}")
                .post(path() + "/approve")
                .then();
    }

    private static RequestSpecification as(String user) {
        return given().auth().preemptive().basic(user, user + "-test").contentType("application/json");
    }
}
