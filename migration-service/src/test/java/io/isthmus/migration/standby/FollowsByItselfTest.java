package io.isthmus.migration.standby;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.contracts.config.ConfigChange;
import io.isthmus.contracts.settings.SafetySettings;
import io.isthmus.contracts.settings.SettingsDocument;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.contracts.settings.TargetSettings;
import io.isthmus.migration.MigrationCase;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A stand-by that was told to follow. */
@QuarkusTest
@TestProfile(FollowsByItselfTest.Follows.class)
class FollowsByItselfTest extends MigrationCase {

    private static final Duration DEADLINE = Duration.ofSeconds(90);

    public static final class Follows implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("isthmus.stand-by.follow", "true");
        }
    }

    @Test
    void every_change_of_the_active_deployment_follows_but_addresses_and_accounts() {
        append(new ConfigChange.SettingsChanged("test", settings("here", 500)));
        append(new ConfigChange.SettingsChanged("other", settings("there", 100)));
        append(new ConfigChange.Promoted(
                TARGET, "other", configLog.state().exportControlOf(TARGET).epoch() + 1));
        awaitThreshold(100);

        append(new ConfigChange.SettingsChanged("other", settings("there", 50)));
        awaitThreshold(50);

        SettingsDocument followed = own();
        assertThat(followed.sources().getFirst().url()).isEqualTo("ldap://here");
        assertThat(followed.sources().getFirst().passwordRef()).isEqualTo("env:here");
        assertThat(followed.target().url()).isEqualTo("https://here");
        assertThat(configLog.state().settingsOf("other").orElseThrow().document())
                .isEqualTo(settings("there", 50));
        StandByReport report = read(as("viewer").get("/api/stand-by"), StandByReport.class);
        assertThat(report.follows()).isTrue();
        assertThat(report.drift()).isEmpty();
    }

    @Test
    void once_it_is_active_itself_it_follows_nobody() {
        append(new ConfigChange.SettingsChanged("test", settings("here", 500)));
        append(new ConfigChange.Promoted(
                TARGET, "test", configLog.state().exportControlOf(TARGET).epoch() + 1));
        append(new ConfigChange.SettingsChanged("other", settings("there", 100)));

        long revision = configLog.state().revision();
        Awaitility.await()
                .during(Duration.ofMillis(500))
                .atMost(DEADLINE)
                .until(() -> configLog.state().revision() == revision);
        assertThat(own().safety().deletionThreshold()).isEqualTo(500);
    }

    private void awaitThreshold(int threshold) {
        Awaitility.await("follows to " + threshold)
                .atMost(DEADLINE)
                .until(() -> own().safety().deletionThreshold() == threshold);
    }

    private SettingsDocument own() {
        return configLog.state().settingsOf("test").orElseThrow().document();
    }

    private static SettingsDocument settings(String where, int deletionThreshold) {
        return new SettingsDocument(
                1,
                List.of(new SourceSettings(
                        "corp",
                        null,
                        "ldap://" + where,
                        true,
                        null,
                        "CN=" + where,
                        "env:" + where,
                        null,
                        List.of(),
                        null,
                        0)),
                new TargetSettings(
                        TARGET, null, "https://" + where, new TargetSettings.BearerToken("env:" + where), 0, null),
                null,
                new SafetySettings(deletionThreshold, 0, null, null),
                null,
                null,
                null,
                null);
    }
}
