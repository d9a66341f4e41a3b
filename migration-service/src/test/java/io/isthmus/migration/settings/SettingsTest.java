package io.isthmus.migration.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.contracts.migration.StepBody.SourceAccess;
import io.isthmus.contracts.settings.DeltaMethod;
import io.isthmus.contracts.settings.GroupFilter;
import io.isthmus.contracts.settings.PartitionSettings;
import io.isthmus.contracts.settings.ScheduleSettings;
import io.isthmus.contracts.settings.SettingsDocument;
import io.isthmus.contracts.settings.SourceConnection;
import io.isthmus.contracts.settings.SourceKind;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.contracts.settings.TargetSettings;
import io.isthmus.contracts.settings.TargetSettings.BearerToken;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {

    private static final TargetSettings CLOUD =
            new TargetSettings("cloud", null, "https://scim.example/v2", new BearerToken("env:TOKEN"), 0, null);
    private static final SourceAccess ACCESS =
            new SourceAccess("ldaps://dc1.contoso.com:636", null, null, "CN=reader,DC=contoso", "env:LDAP");

    @Test
    void what_no_old_tool_hands_over_is_named_all_at_once() {
        List<SettingsFlaw> flaws = SettingsCheck.flawsOf(handedOver());

        assertThat(flaws)
                .extracting(SettingsFlaw::element)
                .containsExactlyInAnyOrder(
                        "sources[contoso].url", "sources[contoso].bindDn", "sources[contoso].passwordRef", "target");
        assertThat(flaws).allSatisfy(flaw -> assertThat(flaw.whatToDo()).isNotBlank());
    }

    @Test
    void completed_by_hand_the_settings_can_be_used_and_the_filter_stays() {
        SettingsDocument merged = SettingsMerge.merge(handedOver(), Map.of("contoso", ACCESS), CLOUD);

        assertThat(SettingsCheck.flawsOf(merged)).isEmpty();
        assertThat(merged.sources().getFirst().partitions())
                .isEqualTo(handedOver().sources().getFirst().partitions());
        assertThat(merged.sources().getFirst().bindDn()).isEqualTo("CN=reader,DC=contoso");
    }

    @Test
    void what_is_not_given_stays_as_it_is() {
        SettingsDocument complete = SettingsMerge.merge(handedOver(), Map.of("contoso", ACCESS), CLOUD);

        assertThat(SettingsMerge.merge(complete, Map.of(), null)).isEqualTo(complete);
        assertThat(SettingsMerge.merge(complete, null, null)).isEqualTo(complete);
    }

    @Test
    void a_source_nobody_knows_is_a_typing_error_and_not_swallowed() {
        assertThat(SettingsMerge.unknownSources(handedOver(), Map.of("contso", ACCESS)))
                .singleElement()
                .satisfies(flaw -> {
                    assertThat(flaw.element()).isEqualTo("sources[contso]");
                    assertThat(flaw.whatToDo()).contains("contoso");
                });
    }

    @Test
    void a_secret_in_place_of_a_reference_is_refused_and_not_repeated() {
        SourceAccess careless = new SourceAccess("ldap://dc1", null, null, "CN=reader,DC=contoso", "s3cr3t!");

        List<SettingsFlaw> flaws =
                SettingsCheck.flawsOf(SettingsMerge.merge(handedOver(), Map.of("contoso", careless), CLOUD));

        assertThat(flaws).singleElement().satisfies(flaw -> {
            assertThat(flaw.element()).isEqualTo("sources[contoso].passwordRef");
            assertThat(flaw.toString()).doesNotContain("s3cr3t!");
        });
    }

    @Test
    void addresses_of_another_kind_and_with_passwords_are_refused() {
        assertThat(urlFlaw("http://dc1.contoso.com")).contains("sources[contoso].url");
        assertThat(urlFlaw("dc1.contoso.com")).contains("sources[contoso].url");
        assertThat(urlFlaw("ldap://reader:pw@dc1.contoso.com")).contains("sources[contoso].url");
        assertThat(urlFlaw("ldap://dc1.contoso.com")).isEmpty();
    }

    @Test
    void files_and_databases_have_addresses_and_needs_of_their_own() {
        assertThat(flaws(SourceKind.CSV, "ldap://dc1", DeltaMethod.DIRSYNC))
                .containsExactly("sources[staff].url", "sources[staff].delta");
        assertThat(flaws(SourceKind.LDIF, "file:///srv/staff", DeltaMethod.AUTO))
                .isEmpty();
        assertThat(flaws(SourceKind.SQL, "jdbc:postgresql://db/payroll?loggerFile=/tmp/x", DeltaMethod.AUTO))
                .containsExactly(
                        "sources[staff].url",
                        "sources[staff].query.select",
                        "sources[staff].bindDn",
                        "sources[staff].passwordRef");
    }

    @Test
    void several_servers_are_named_where_each_tells_how_far_it_lags_behind() {
        String several = "ldaps://one.example.com ldaps://two.example.com";

        assertThat(flaws(SourceKind.ACTIVE_DIRECTORY, several, DeltaMethod.USN)).doesNotContain("sources[staff].url");
        assertThat(flaws(SourceKind.LDAP, several, DeltaMethod.AUTO)).doesNotContain("sources[staff].url");
        assertThat(flaws(SourceKind.LDAP, several, DeltaMethod.CHANGELOG)).contains("sources[staff].url");
    }

    private static List<String> flaws(SourceKind kind, String url, DeltaMethod delta) {
        SourceSettings source = new SourceSettings(
                "staff",
                kind,
                url,
                false,
                null,
                null,
                null,
                kind.anchorAttribute(),
                List.of(new PartitionSettings("ou=staff", List.of(), List.of())),
                delta,
                1_000);
        return SettingsCheck.flawsOf(source).stream().map(SettingsFlaw::element).toList();
    }

    @Test
    void bounds_are_checked() {
        SettingsDocument merged = SettingsMerge.merge(handedOver(), Map.of("contoso", ACCESS), CLOUD);
        SettingsDocument tooFast = new SettingsDocument(
                merged.schemaVersion(),
                merged.sources(),
                merged.target(),
                merged.identity(),
                merged.safety(),
                new ScheduleSettings(true, Duration.ofMillis(10), null),
                merged.rules(),
                merged.features(),
                merged.provenance());

        assertThat(SettingsCheck.flawsOf(tooFast))
                .extracting(SettingsFlaw::element)
                .containsExactly("schedule.deltaInterval");
    }

    @Test
    void a_group_of_another_place_and_one_without_a_name_are_refused() {
        assertThat(groupFlaw("CN=Pilot,OU=Groups,DC=contoso")).isEmpty();
        assertThat(groupFlaw("CN=Pilot,DC=fabrikam")).containsExactly("sources[contoso].group.dn");
        assertThat(groupFlaw("Pilot")).containsExactly("sources[contoso].group.dn");
    }

    private static List<String> groupFlaw(String dn) {
        SourceSettings source = handedOver()
                .sources()
                .getFirst()
                .withConnection(new SourceConnection(
                        "ldaps://dc1.contoso.example:636", false, null, "CN=reader,DC=contoso", "env:LDAP", null))
                .withGroup(new GroupFilter(dn, false, false));
        return SettingsCheck.flawsOf(source).stream().map(SettingsFlaw::element).toList();
    }

    private static List<String> urlFlaw(String url) {
        SourceAccess access = new SourceAccess(url, null, null, "CN=reader,DC=contoso", "env:LDAP");
        return SettingsCheck.flawsOf(SettingsMerge.merge(handedOver(), Map.of("contoso", access), CLOUD)).stream()
                .map(SettingsFlaw::element)
                .toList();
    }

    private static SettingsDocument handedOver() {
        SourceSettings contoso = new SourceSettings(
                "contoso",
                SourceKind.ACTIVE_DIRECTORY,
                null,
                false,
                null,
                null,
                null,
                null,
                List.of(new PartitionSettings("DC=contoso", List.of("OU=People,DC=contoso"), List.of("DC=contoso"))),
                null,
                0);
        return new SettingsDocument(1, List.of(contoso), null, null, null, null, null, null, null);
    }
}
