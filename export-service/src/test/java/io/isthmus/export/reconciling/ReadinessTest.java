package io.isthmus.export.reconciling;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.contracts.settings.IdentitySettings;
import io.isthmus.contracts.settings.SafetySettings;
import io.isthmus.contracts.settings.SafetySettings.Orphans;
import io.isthmus.contracts.settings.SettingsDocument;
import io.isthmus.contracts.settings.SourceKind;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.export.reconciling.Readiness.Proof;
import io.isthmus.export.reconciling.Readiness.WholeSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReadinessTest {

    private static final Map<String, WholeSource> BOTH =
            Map.of("hr", new WholeSource("run-1", 4), "ad", new WholeSource("run-2", 4));

    @Test
    void everything_proven_is_ready_and_the_same_proof_has_the_same_name() {
        Readiness ready = Readiness.of(proof(Orphans.DELETE, 4L, "import 3", true, BOTH));

        assertThat(ready).isInstanceOf(Readiness.Ready.class);
        assertThat(Readiness.of(proof(Orphans.DELETE, 4L, "import 3", true, BOTH)))
                .isEqualTo(ready);
        assertThat(Readiness.of(proof(Orphans.DELETE, 4L, "import 4", true, BOTH)))
                .isNotEqualTo(ready);
    }

    @Test
    void without_a_word_in_the_settings_orphans_are_nobodys_business() {
        assertThat(Readiness.of(proof(null, 4L, "import 3", true, BOTH))).isInstanceOf(Readiness.Off.class);
        assertThat(Readiness.of(proof(Orphans.KEEP, 4L, "import 3", true, BOTH)))
                .isInstanceOf(Readiness.Off.class);
    }

    @Test
    void who_must_not_take_anchored_objects_over_must_not_delete_them_either() {
        SettingsDocument careful = settings(Orphans.DELETE, new IdentitySettings("userPrincipalName", true, false));

        assertThat(Readiness.of(new Proof(careful, 4L, "import 3", true, BOTH))).isInstanceOf(Readiness.Off.class);
    }

    @Test
    void a_missing_proof_is_not_yet() {
        assertThat(why(proof(Orphans.DELETE, null, "import 3", true, BOTH))).contains("settings");
        assertThat(why(proof(Orphans.DELETE, 4L, null, true, BOTH))).contains("target");
        assertThat(why(proof(Orphans.DELETE, 4L, "import 3", false, BOTH))).contains("being read");
        assertThat(why(proof(Orphans.DELETE, 4L, "import 3", true, Map.of("hr", new WholeSource("run-1", 4)))))
                .contains("source ad");
    }

    @Test
    void a_source_that_was_read_by_other_settings_proves_nothing() {
        Map<String, WholeSource> older = Map.of("hr", new WholeSource("run-1", 3), "ad", new WholeSource("run-2", 4));

        assertThat(why(proof(Orphans.DELETE, 4L, "import 3", true, older))).contains("source hr");
    }

    private static String why(Proof proof) {
        return ((Readiness.NotYet) Readiness.of(proof)).why();
    }

    private static Proof proof(
            Orphans policy, Long revision, String targetImport, boolean caughtUp, Map<String, WholeSource> whole) {
        return new Proof(settings(policy, IdentitySettings.defaults()), revision, targetImport, caughtUp, whole);
    }

    private static SettingsDocument settings(Orphans policy, IdentitySettings identity) {
        return new SettingsDocument(
                1,
                List.of(source("hr"), source("ad")),
                null,
                identity,
                SafetySettings.defaults().withOrphans(policy),
                null,
                null,
                null,
                null);
    }

    private static SourceSettings source(String name) {
        return new SourceSettings(name, SourceKind.LDAP, "ldap://x", false, null, null, null, null, List.of(), null, 0);
    }
}
