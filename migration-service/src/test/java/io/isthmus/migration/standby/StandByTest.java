package io.isthmus.migration.standby;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.contracts.config.ConfigChange;
import io.isthmus.contracts.settings.SafetySettings;
import io.isthmus.contracts.settings.SettingsDocument;
import io.isthmus.contracts.settings.SourceKind;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.contracts.settings.TargetSettings;
import io.isthmus.migration.MigrationCase;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
class StandByTest extends MigrationCase {

    @Test
    void a_stand_by_takes_over_everything_but_addresses_and_accounts() {
        append(new ConfigChange.SettingsChanged("test", settings("here", 500)));
        append(new ConfigChange.SettingsChanged("other", settings("there", 100)));
        append(new ConfigChange.Promoted(
                TARGET, "other", configLog.state().exportControlOf(TARGET).epoch() + 1));

        StandByReport before = read(as("viewer").get("/api/stand-by"), StandByReport.class);
        assertThat(before.standsBy()).isTrue();
        assertThat(before.active()).isEqualTo("other");
        assertThat(before.drift())
                .containsExactly(new StandByReport.Drift("safety.deletionThreshold", "100", "500", true));

        StandByReport after = read(as("admin").post("/api/stand-by/follow"), StandByReport.class);
        assertThat(after.drift()).isEmpty();
        SettingsDocument followed =
                configLog.state().settingsOf("test").orElseThrow().document();
        assertThat(followed.safety().deletionThreshold()).isEqualTo(100);
        assertThat(followed.sources().getFirst().url()).isEqualTo("ldap://here");
        assertThat(followed.target().url()).isEqualTo("https://here");

        long revision = configLog.state().revision();
        as("admin").post("/api/stand-by/follow");
        assertThat(configLog.state().revision()).isEqualTo(revision);
    }

    @Test
    void the_active_deployment_follows_nobody() {
        append(new ConfigChange.SettingsChanged("test", settings("here", 500)));
        append(new ConfigChange.SettingsChanged("other", settings("there", 100)));
        append(new ConfigChange.Promoted(
                TARGET, "test", configLog.state().exportControlOf(TARGET).epoch() + 1));
        long revision = configLog.state().revision();

        StandByReport report = read(as("admin").post("/api/stand-by/follow"), StandByReport.class);

        assertThat(report.standsBy()).isFalse();
        assertThat(report.drift()).isEmpty();
        assertThat(configLog.state().revision()).isEqualTo(revision);
    }

    @Test
    void only_an_administrator_takes_settings_over() {
        assertThat(as("operator").post("/api/stand-by/follow").statusCode()).isEqualTo(403);
    }

    private static SettingsDocument settings(String where, int deletionThreshold) {
        SafetySettings defaults = SafetySettings.defaults();
        return new SettingsDocument(
                1,
                List.of(new SourceSettings(
                        "corp",
                        SourceKind.ACTIVE_DIRECTORY,
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
                        TARGET,
                        TargetSettings.Kind.SCIM,
                        "https://" + where,
                        new TargetSettings.BearerToken("env:" + where),
                        0,
                        null),
                null,
                new SafetySettings(
                        deletionThreshold, 0, defaults.deletionWindow(), defaults.deprovision(), defaults.orphans()),
                null,
                null,
                null,
                null);
    }
}
