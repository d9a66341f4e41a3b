package io.isthmus.migration.standby;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.contracts.settings.DeltaMethod;
import io.isthmus.contracts.settings.IdentitySettings;
import io.isthmus.contracts.settings.PartitionSettings;
import io.isthmus.contracts.settings.RuleSettings;
import io.isthmus.contracts.settings.SafetySettings;
import io.isthmus.contracts.settings.SettingsDocument;
import io.isthmus.contracts.settings.SourceKind;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.contracts.settings.TargetSettings;
import java.util.List;
import org.junit.jupiter.api.Test;

class FollowedSettingsTest {

    private static SourceSettings source(String name, String where, String excluded, DeltaMethod delta, int pageSize) {
        return new SourceSettings(
                name,
                SourceKind.LDAP,
                "ldap://" + where,
                where.equals("here"),
                "file:/" + where + ".pem",
                "cn=" + where,
                "env:" + where,
                null,
                List.of(new PartitionSettings("dc=example", List.of(), List.of(excluded))),
                delta,
                pageSize);
    }

    private static TargetSettings target(String where, String initialDomain) {
        return new TargetSettings(
                "cloud",
                null,
                "https://" + where,
                new TargetSettings.BearerToken("env:" + where),
                where.equals("here") ? 4 : 64,
                initialDomain);
    }

    private static SettingsDocument settings(TargetSettings target, int threshold, SourceSettings... sources) {
        return new SettingsDocument(
                1,
                List.of(sources),
                target,
                new IdentitySettings(threshold == 100 ? "mail" : "userPrincipalName", true, true),
                new SafetySettings(threshold, 0, null, null),
                null,
                new RuleSettings(true, List.of("rule-" + threshold), List.of()),
                null,
                null);
    }

    private static final SettingsDocument ACTIVE =
            settings(target("there", "new.example"), 100, source("hr", "there", "ou=new", DeltaMethod.CHANGELOG, 100));
    private static final SettingsDocument OWN = settings(
            target("here", "old.example"), 500, source("hr", "here", "ou=old", DeltaMethod.MODIFY_TIMESTAMP, 900));

    @Test
    void where_it_reads_and_writes_and_as_whom_stays_its_own() {
        SettingsDocument followed = FollowedSettings.of(ACTIVE, OWN);
        SourceSettings own = OWN.sources().getFirst();

        assertThat(followed.sources().getFirst())
                .extracting(
                        SourceSettings::url,
                        SourceSettings::startTls,
                        SourceSettings::trustedCertificatesRef,
                        SourceSettings::bindDn,
                        SourceSettings::passwordRef,
                        SourceSettings::pageSize)
                .containsExactly(
                        own.url(), true, own.trustedCertificatesRef(), own.bindDn(), own.passwordRef(), own.pageSize());
        assertThat(followed.target().url()).isEqualTo("https://here");
        assertThat(followed.target().authentication()).isEqualTo(OWN.target().authentication());
        assertThat(followed.target().maxConcurrentRequests()).isEqualTo(4);
    }

    @Test
    void what_decides_on_what_would_be_exported_follows() {
        SettingsDocument followed = FollowedSettings.of(ACTIVE, OWN);

        assertThat(followed.sources().getFirst().partitions())
                .isEqualTo(ACTIVE.sources().getFirst().partitions());
        assertThat(followed.sources().getFirst().delta()).isEqualTo(DeltaMethod.CHANGELOG);
        assertThat(followed.target().initialDomain()).isEqualTo("new.example");
        assertThat(followed.identity()).isEqualTo(ACTIVE.identity());
        assertThat(followed.safety()).isEqualTo(ACTIVE.safety());
        assertThat(followed.schedule()).isEqualTo(ACTIVE.schedule());
        assertThat(followed.rules()).isEqualTo(ACTIVE.rules());
        assertThat(followed.features()).isEqualTo(ACTIVE.features());
    }

    @Test
    void sources_come_and_go_with_the_active_deployment_and_new_ones_are_taken_whole() {
        SourceSettings lab = source("lab", "there", "ou=x", DeltaMethod.CHANGELOG, 5);
        SettingsDocument active =
                settings(ACTIVE.target(), 100, lab, ACTIVE.sources().getFirst());
        SettingsDocument own = settings(
                OWN.target(), 500, OWN.sources().getFirst(), source("gone", "here", "ou=x", DeltaMethod.CHANGELOG, 5));

        assertThat(FollowedSettings.of(active, own).sources())
                .extracting(SourceSettings::name, SourceSettings::url)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("lab", "ldap://there"),
                        org.assertj.core.groups.Tuple.tuple("hr", "ldap://here"));
    }

    @Test
    void following_twice_changes_nothing_more() {
        SettingsDocument once = FollowedSettings.of(ACTIVE, OWN);

        assertThat(FollowedSettings.of(ACTIVE, once)).isEqualTo(once);
        assertThat(FollowedSettings.of(ACTIVE, ACTIVE)).isEqualTo(ACTIVE);
    }

    @Test
    void a_domain_that_is_read_at_a_server_of_its_own_is_read_at_this_sides_server() {
        SettingsDocument active = withPartition(ACTIVE, List.of("ou=new,dc=child"), "ldap://there-child");
        SettingsDocument own = withPartition(OWN, List.of(), "ldap://here-child");

        PartitionSettings followed = FollowedSettings.of(active, own)
                .sources()
                .getFirst()
                .partitions()
                .getFirst();

        assertThat(followed.url()).isEqualTo("ldap://here-child");
        assertThat(followed.excludedContainers()).containsExactly("ou=new,dc=child");
    }

    private static SettingsDocument withPartition(SettingsDocument settings, List<String> excluded, String url) {
        SourceSettings source = settings.sources().getFirst();
        return settings.withSources(List.of(new SourceSettings(
                source.name(),
                source.kind(),
                source.url(),
                source.startTls(),
                source.trustedCertificatesRef(),
                source.bindDn(),
                source.passwordRef(),
                null,
                List.of(new PartitionSettings("dc=child", List.of(), excluded, url, null, null)),
                source.delta(),
                source.pageSize())));
    }
}
