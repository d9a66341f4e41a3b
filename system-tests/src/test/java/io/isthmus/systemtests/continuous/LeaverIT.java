package io.isthmus.systemtests.continuous;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.operations.Run;
import io.isthmus.directories.testing.Peers;
import io.isthmus.localstack.services.Service;
import io.isthmus.sandbox.provider.SampleProvider;
import io.isthmus.systemtests.directory.GeneratedDirectory;
import io.isthmus.systemtests.peers.Slapd;
import io.isthmus.systemtests.peers.SlapdToProvider;
import io.isthmus.systemtests.stack.Deployment;
import io.isthmus.systemtests.stack.Operator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** With nothing set but that the schedule is on: how long it takes. The tests build on each other. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LeaverIT {

    private static final GeneratedDirectory DIRECTORY = new GeneratedDirectory(200, 10);
    private static final Duration A_MINUTE = Duration.ofMinutes(1);
    private static final int CHANGES = 30;
    private static final String TARGET = "provider";
    private static final String TOKEN = "a-sample-token";

    private Slapd slapd;
    private SampleProvider provider;
    private Deployment deployment;
    private Operator operator;

    @BeforeAll
    void everybody_is_at_the_target() throws Exception {
        Peers.require(Slapd.absence());
        var folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "leaver-");
        var ldif = folder.resolve("directory.ldif");
        DIRECTORY.writeTo(ldif);
        slapd = Slapd.serving(ldif, folder);
        provider = SampleProvider.start(0, TOKEN);
        deployment = Deployment.start("leaver", Map.of("LDAP_PASSWORD", Slapd.PASSWORD, "SCIM_TOKEN", TOKEN));
        operator = new Operator(deployment);
        operator.bringInForce(SlapdToProvider.settings(slapd.url(), provider));
        operator.promote(TARGET);
        await("everybody at the target")
                .atMost(Duration.ofMinutes(5))
                .until(() -> provider.count(ObjectType.USER) == DIRECTORY.users()
                        && provider.count(ObjectType.GROUP) == DIRECTORY.groups());
    }

    @AfterAll
    void stop() {
        if (deployment != null) {
            deployment.close();
        }
        if (provider != null) {
            provider.close();
        }
        if (slapd != null) {
            slapd.close();
        }
    }

    @Test
    @Order(1)
    void a_quiet_source_leaves_no_runs() {
        operator.awaitIdle();
        var before = imports();
        Instant looked = Instant.parse(status("deletionsLookedAt"));

        await().atMost(A_MINUTE)
                .until(() -> Instant.parse(status("deletionsLookedAt")).isAfter(looked.plusSeconds(15)));

        assertThat(imports()).isEqualTo(before);
        assertThat(status("foundBy")).isEqualTo("SYNCREPL");
    }

    @Test
    @Order(2)
    void a_leaver_is_gone_from_the_target_within_a_minute() throws Exception {
        long from = System.nanoTime();
        try (var connection = slapd.connect()) {
            connection.delete(GeneratedDirectory.userDn(7));
        }

        await("one is gone")
                .atMost(A_MINUTE)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> provider.count(ObjectType.USER) == DIRECTORY.users() - 1);

        System.out.printf("a leaver was gone after %d ms%n", (System.nanoTime() - from) / 1_000_000);
    }

    @Test
    @Order(3)
    void a_change_is_at_the_target_as_soon_as_the_directory_tells_of_it() throws Exception {
        OneByOne.Took took;
        try (var connection = slapd.connect()) {
            took = new OneByOne(operator, provider)
                    .make(
                            CHANGES,
                            number -> connection.modify(
                                    GeneratedDirectory.userDn(20 + number),
                                    new Modification(ModificationType.REPLACE, "title", "Captain " + number)));
        }

        System.out.println("one change, directory to target, with a stream: " + took);
        assertThat(took.median()).as("faster than any schedule").isLessThan(5_000);
    }

    private List<String> imports() {
        return operator.runs(Service.SYNC).stream().map(Run::id).toList();
    }

    private String status(String field) {
        return deployment
                .api(Service.SYNC)
                .viewer()
                .get("/api/status")
                .then()
                .statusCode(200)
                .extract()
                .path("sources[0]." + field);
    }
}
