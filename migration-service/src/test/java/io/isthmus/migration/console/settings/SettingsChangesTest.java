package io.isthmus.migration.console.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.isthmus.chassis.problem.ProblemException;
import io.isthmus.contracts.settings.ChangeLimits;
import io.isthmus.contracts.settings.MaintenanceWindow;
import io.isthmus.contracts.settings.PartitionSettings;
import io.isthmus.contracts.settings.SafetySettings;
import io.isthmus.contracts.settings.SafetySettings.Orphans;
import io.isthmus.contracts.settings.SettingsDocument;
import io.isthmus.migration.console.settings.SettingsDifferences.Difference;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Settings: what differs, what follows from it, what the forms say. */
class SettingsChangesTest {

    private static final String DOCUMENT = """
            {"schemaVersion": 1,
             "sources": [{"name": "contoso", "kind": "ACTIVE_DIRECTORY", "url": "ldaps://dc1",
                          "partitions": [{"dn": "DC=contoso", "excludedContainers": ["OU=Leavers,DC=contoso"]}]}],
             "target": {"name": "cloud", "kind": "SCIM", "url": "https://scim.example/v2"}}""";

    @Test
    void nothing_differs_between_a_document_and_what_its_text_says() {
        SettingsDocument document = SettingsForms.parsed(DOCUMENT);

        assertThat(SettingsDifferences.between(document, SettingsForms.parsed(SettingsForms.text(document))))
                .isEmpty();
    }

    @Test
    void a_difference_names_its_element_by_the_names_in_it() {
        List<Difference> found = between(DOCUMENT, DOCUMENT.replace("ldaps://dc1", "ldaps://dc2"));

        assertThat(found).containsExactly(new Difference("sources[contoso].url", "ldaps://dc1", "ldaps://dc2"));
        assertThat(Effects.of(found)).containsExactly("The next import of contoso uses it.");
    }

    @Test
    void another_filter_needs_a_full_import() {
        List<Difference> found = between(DOCUMENT, DOCUMENT.replace("OU=Leavers", "OU=Gone"));

        assertThat(found).allSatisfy(each -> assertThat(each.element()).startsWith("sources[contoso].partitions"));
        assertThat(Effects.of(found)).hasSize(1).first().asString().contains("run a full import of it");
    }

    @Test
    void another_name_of_the_target_means_staging_mode() {
        List<Difference> found = between(DOCUMENT, DOCUMENT.replace("\"cloud\"", "\"sky\""));

        assertThat(Effects.of(found)).hasSize(1).first().asString().contains("staging mode");
    }

    @Test
    void an_unknown_element_is_refused_with_its_place() {
        assertThatThrownBy(() -> SettingsForms.parsed(DOCUMENT.replace("\"target\"", "\"targte\"")))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("targte")
                .hasMessageContaining("line 4");
    }

    @Test
    void a_window_for_full_imports_is_given_taken_away_and_refused_by_the_form() {
        SettingsDocument document = SettingsForms.parsed(DOCUMENT);
        SettingsDocument atNight =
                SettingsForms.withLimits(document, Map.of("fullImportWindow", "01:00-05:00 Europe/Berlin"));

        assertThat(atNight.schedule().fullImportWindow())
                .isEqualTo(new MaintenanceWindow(LocalTime.of(1, 0), LocalTime.of(5, 0), ZoneId.of("Europe/Berlin")));
        assertThat(SettingsForms.withLimits(atNight, Map.of()).schedule().fullImportWindow())
                .isNotNull();
        assertThat(SettingsForms.withLimits(atNight, Map.of("fullImportWindow", " "))
                        .schedule()
                        .fullImportWindow())
                .isNull();
        assertThatThrownBy(() -> SettingsForms.withLimits(document, Map.of("fullImportWindow", "at night")))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("fullImportWindow: at night is no part of a day");
    }

    @Test
    void the_form_changes_what_it_says_and_nothing_else() {
        SettingsDocument document = SettingsForms.parsed(DOCUMENT);
        SettingsDocument changed = SettingsForms.withLimits(
                document,
                Map.of("deletionThreshold", "77", "orphans", "DISABLE", "enabled", "true", "deltaInterval", "PT5M"));

        assertThat(changed.safety().deletionThreshold()).isEqualTo(77);
        assertThat(changed.safety().deletionWindow()).isEqualTo(Duration.ofHours(24));
        assertThat(changed.safety().orphans()).isEqualTo(Orphans.DISABLE);
        assertThat(changed.schedule().enabled()).isTrue();
        assertThat(changed.schedule().deltaInterval()).isEqualTo(Duration.ofMinutes(5));
        assertThat(SettingsForms.withLimits(changed, Map.of("deltaInterval", ""))
                        .schedule()
                        .deltaInterval())
                .isNull();
        assertThat(changed.sources()).isEqualTo(document.sources());
        assertThatThrownBy(() -> SettingsForms.withLimits(document, Map.of("deltaInterval", "five minutes")))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("deltaInterval is no duration");
    }

    @Test
    void limits_that_are_shown_and_sent_back_are_no_change_and_others_are_given() {
        SettingsDocument document = SettingsForms.parsed(DOCUMENT);
        Map<String, String> shown = Map.of(
                "heldFlow", "EVERYTHING_WAITS",
                "removedMembers", "5000",
                "removedMembersPercent", "10",
                "updates", "0",
                "additions", "0");

        assertThat(SettingsForms.withLimits(document, shown).safety()).isEqualTo(document.safety());
        SafetySettings changed = SettingsForms.withLimits(
                        document, Map.of("heldFlow", "DELETIONS_WAIT", "updates", "300", "removedMembersPercent", "0"))
                .safety();
        assertThat(changed.deletionsWaitAlone()).isTrue();
        assertThat(changed.limits()).isEqualTo(new ChangeLimits(null, 0, 300, null));
        assertThatThrownBy(() -> SettingsForms.withLimits(document, Map.of("additions", "few")))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("additions is no number: few");
    }

    @Test
    void containers_are_a_tree_in_which_the_most_specific_name_wins() {
        ContainerTree.Node tree = ContainerTree.of(new PartitionSettings(
                "DC=contoso,DC=com",
                List.of("OU=Berlin,OU=Staff,DC=contoso,DC=com"),
                List.of("OU=Staff, DC=contoso, DC=com", "OU=a\\,b,DC=contoso,DC=com")));

        assertThat(tree.rows())
                .extracting(row -> row.level() + " " + row.name() + " " + row.in())
                .containsExactly(
                        "1 DC=contoso,DC=com true", "2 OU=Staff false", "3 OU=Berlin true", "2 OU=a\\,b false");
    }

    @Test
    void containers_below_another_spelling_of_the_partition_are_below_it() {
        ContainerTree.Node tree = ContainerTree.of(new PartitionSettings(
                "DC=contoso,DC=com",
                List.of("OU=Ber\\6Cin,ou=STAFF,dc=Contoso;dc=com"),
                List.of("OU=Staff, DC=contoso, DC=com", "dc=CONTOSO,dc=com")));

        assertThat(tree.rows())
                .extracting(row -> row.level() + " " + row.name() + " " + row.in())
                .containsExactly("1 DC=contoso,DC=com false", "2 ou=STAFF false", "3 OU=Ber\\6Cin true");
    }

    private static List<Difference> between(String before, String after) {
        return SettingsDifferences.between(SettingsForms.parsed(before), SettingsForms.parsed(after));
    }
}
