package io.isthmus.systemtests.continuous;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.settings.IdentitySettings;
import io.isthmus.contracts.settings.PartitionSettings;
import io.isthmus.contracts.settings.RuleSettings;
import io.isthmus.contracts.settings.SafetySettings;
import io.isthmus.contracts.settings.ScheduleSettings;
import io.isthmus.contracts.settings.SettingsDocument;
import io.isthmus.contracts.settings.SourceKind;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.contracts.settings.TargetSettings;
import io.isthmus.directories.testing.Peers;
import io.isthmus.directories.testing.SambaDomain;
import io.isthmus.localstack.services.Service;
import io.isthmus.sandbox.provider.SampleProvider;
import io.isthmus.systemtests.directory.QuayPeople;
import io.isthmus.systemtests.stack.Deployment;
import io.isthmus.systemtests.stack.Operator;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** An Active Directory tells nothing by itself. With nothing set but that the schedule is on, it is asked often enough. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PolledDirectoryIT {

    private static final QuayPeople PEOPLE = new QuayPeople(SambaDomain.SUFFIX, 100);
    private static final int CHANGES = 10;
    /** The schedule of any other source. */
    private static final long LONGER_THAN_IT_TAKES_MS = 8_000;

    private static final String TARGET = "provider-of-the-quay";
    private static final String TOKEN = "a-sample-token";

    private SambaDomain domain;
    private SampleProvider provider;
    private Deployment deployment;
    private Operator operator;

    @BeforeAll
    void everybody_is_at_the_target() throws Exception {
        Peers.require(SambaDomain.absence());
        domain = SambaDomain.provision();
        try (var connection = domain.connect()) {
            PEOPLE.addTo(connection);
        }
        provider = SampleProvider.start(0, TOKEN);
        deployment =
                Deployment.start("polled", Map.of("AD_PASSWORD", SambaDomain.READER_PASSWORD, "SCIM_TOKEN", TOKEN));
        operator = new Operator(deployment);
        operator.bringInForce(settings());
        operator.promote(TARGET);
        await("everybody at the target")
                .atMost(Duration.ofMinutes(5))
                .until(() -> provider.count(ObjectType.USER) == PEOPLE.users()
                        && provider.count(ObjectType.GROUP) == QuayPeople.GROUPS
                        && operator.pendingSummary().total() == 0);
    }

    @AfterAll
    void stop() {
        if (deployment != null) {
            deployment.close();
        }
        if (provider != null) {
            provider.close();
        }
        if (domain != null) {
            domain.close();
        }
    }

    @Test
    void a_change_in_active_directory_is_at_the_target_within_seconds() throws Exception {
        OneByOne.Took took;
        try (var connection = domain.connect()) {
            took = new OneByOne(operator, provider)
                    .make(
                            CHANGES,
                            number -> connection.modify(
                                    PEOPLE.userDn(20 + number),
                                    new Modification(ModificationType.REPLACE, "title", "Captain " + number)));
        }

        System.out.println("one change, Active Directory to target, by DirSync: " + took);
        assertThat(foundBy()).isEqualTo("DIRSYNC");
        assertThat(took.median()).isLessThan(LONGER_THAN_IT_TAKES_MS);
    }

    private String foundBy() {
        return deployment
                .api(Service.SYNC)
                .viewer()
                .get("/api/status")
                .then()
                .statusCode(200)
                .extract()
                .path("sources[0].foundBy");
    }

    private SettingsDocument settings() {
        var source = new SourceSettings(
                "quay",
                SourceKind.ACTIVE_DIRECTORY,
                domain.url(),
                false,
                null,
                SambaDomain.READER_DN,
                "env:AD_PASSWORD",
                null,
                List.of(new PartitionSettings(
                        SambaDomain.SUFFIX, List.of(SambaDomain.SUFFIX), List.of(PEOPLE.attic()))),
                null,
                1_000);
        return new SettingsDocument(
                1,
                List.of(source),
                new TargetSettings(
                        TARGET,
                        TargetSettings.Kind.SCIM,
                        provider.url(),
                        new TargetSettings.BearerToken("env:SCIM_TOKEN"),
                        16,
                        null),
                IdentitySettings.defaults(),
                SafetySettings.defaults(),
                new ScheduleSettings(true, null, null),
                RuleSettings.defaults(),
                null,
                null);
    }
}
