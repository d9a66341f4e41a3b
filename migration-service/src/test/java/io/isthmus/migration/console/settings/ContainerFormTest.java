package io.isthmus.migration.console.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.isthmus.chassis.problem.ProblemException;
import io.isthmus.contracts.settings.PartitionSettings;
import io.isthmus.contracts.settings.SettingsDocument;
import io.isthmus.contracts.settings.SourceKind;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.migration.console.settings.ContainerForm.Choice;
import io.isthmus.migration.console.settings.ContainerForm.Row;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContainerFormTest {

    private static final PartitionSettings PARTITION = new PartitionSettings(
            "DC=contoso,DC=com",
            List.of("OU=Service,OU=People,DC=contoso,DC=com"),
            List.of("OU=People,DC=contoso,DC=com"));

    @Test
    void the_tree_says_what_is_in_by_the_most_specific_name() {
        assertThat(ContainerForm.of(source(PARTITION)).rows())
                .extracting(row -> row.level() + " " + row.name() + " " + row.in())
                .containsExactly("1 DC=contoso,DC=com true", "2 OU=People false", "3 OU=Service true");
    }

    @Test
    void what_is_not_changed_is_no_difference() {
        SettingsDocument settings = settings(PARTITION);

        assertThat(ContainerForm.read(fieldsOf(ContainerForm.of(source(PARTITION))))
                        .in(settings))
                .isEqualTo(settings);
    }

    @Test
    void what_the_directory_has_is_as_above_until_somebody_chooses() {
        ContainerForm looked = ContainerForm.of(source(PARTITION))
                .looked(
                        "ou=people, dc=contoso, dc=com",
                        List.of("OU=Sales,OU=People,DC=contoso,DC=com", "OU=Service,OU=People,DC=contoso,DC=com"));

        assertThat(looked.rows())
                .extracting(row -> row.name() + " " + row.in() + " " + row.looked())
                .containsExactly(
                        "DC=contoso,DC=com true false",
                        "OU=People false true",
                        "OU=Sales false false",
                        "OU=Service true false");
        assertThat(looked.in(settings(PARTITION))).isEqualTo(settings(PARTITION));
    }

    @Test
    void choices_become_the_lists_of_the_settings() {
        ContainerForm form = ContainerForm.of(source(PARTITION))
                .with("OU=Sales,OU=People,DC=contoso,DC=com", Choice.IN)
                .with("OU=Old,DC=contoso,DC=com", Choice.OUT)
                .with("OU=Service,OU=People,DC=contoso,DC=com", Choice.AS_ABOVE);

        PartitionSettings partition =
                form.in(settings(PARTITION)).sources().getFirst().partitions().getFirst();

        assertThat(partition.includedContainers()).containsExactly("OU=Sales,OU=People,DC=contoso,DC=com");
        assertThat(partition.excludedContainers())
                .containsExactly("OU=People,DC=contoso,DC=com", "OU=Old,DC=contoso,DC=com");
    }

    @Test
    void a_partition_itself_can_be_out_so_that_only_what_is_named_is_in() {
        ContainerForm form = ContainerForm.of(source(PARTITION));
        Map<String, String> fields = fieldsOf(form);
        fields.put("c.0.choice", "OUT");

        PartitionSettings partition = ContainerForm.read(fields)
                .in(settings(PARTITION))
                .sources()
                .getFirst()
                .partitions()
                .getFirst();

        assertThat(partition.excludedContainers()).contains("DC=contoso,DC=com");
        assertThat(ContainerForm.of(source(partition)).rows())
                .extracting(Row::in)
                .containsExactly(false, false, true);
    }

    @Test
    void each_container_goes_to_the_partition_it_lies_in() {
        PartitionSettings other = new PartitionSettings("DC=fabrikam,DC=com", List.of(), List.of());
        ContainerForm form = ContainerForm.of(source(PARTITION, other)).with("OU=Temp,DC=fabrikam,DC=com", Choice.OUT);

        List<PartitionSettings> partitions =
                form.in(settings(PARTITION, other)).sources().getFirst().partitions();

        assertThat(partitions.getFirst()).isEqualTo(PARTITION);
        assertThat(partitions.getLast().excludedContainers()).containsExactly("OU=Temp,DC=fabrikam,DC=com");
    }

    @Test
    void what_lies_in_no_partition_is_refused() {
        assertThatThrownBy(() -> ContainerForm.of(source(PARTITION)).with("OU=Temp,DC=elsewhere", Choice.IN))
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void a_name_with_an_escaped_comma_is_one_container() {
        ContainerForm form = ContainerForm.of(source(PARTITION)).with("OU=Smith\\, Sons,DC=contoso,DC=com", Choice.OUT);

        assertThat(form.rows()).extracting(Row::name).contains("OU=Smith\\, Sons");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ou=PEOPLE , dc=Contoso;dc=com",
                "OU=\\50eople,DC=contoso,DC=com",
                "2.5.4.11=People,DC=contoso,DC=com",
                "OU=\"People\",DC=contoso,DC=com"
            })
    void another_spelling_of_a_container_is_the_same_one(String spelling) {
        ContainerForm form = ContainerForm.of(source(PARTITION)).with(spelling, Choice.OUT);

        assertThat(form.rows()).extracting(Row::level).containsExactly(1, 2, 3);
        assertThat(form.in(settings(PARTITION))).isEqualTo(settings(PARTITION));
    }

    @Test
    void the_parts_of_a_relative_name_may_stand_in_any_order_and_are_one_container() {
        ContainerForm form = ContainerForm.of(source(PARTITION))
                .with("OU=Sales+L=Berlin,DC=contoso,DC=com", Choice.OUT)
                .with("OU=East,l=berlin+ou=sales,DC=contoso,DC=com", Choice.IN);

        assertThat(form.rows())
                .extracting(row -> row.level() + " " + row.name() + " " + row.in())
                .contains("2 OU=Sales+L=Berlin false", "3 OU=East true");
    }

    @Test
    void what_is_no_name_lies_in_no_partition() {
        assertThatThrownBy(() -> ContainerForm.of(source(PARTITION)).with("People", Choice.IN))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("People");
    }

    private static Map<String, String> fieldsOf(ContainerForm form) {
        Map<String, String> fields = new HashMap<>(Map.of("source", form.source()));
        for (int i = 0; i < form.entries().size(); i++) {
            fields.put("c." + i + ".dn", form.entries().get(i).dn());
            fields.put("c." + i + ".choice", form.entries().get(i).choice().name());
        }
        return fields;
    }

    private static SourceSettings source(PartitionSettings... partitions) {
        return new SourceSettings(
                "contoso",
                SourceKind.ACTIVE_DIRECTORY,
                "ldap://dc1",
                false,
                null,
                "CN=reader",
                "env:PASSWORD",
                null,
                List.of(partitions),
                null,
                0);
    }

    private static SettingsDocument settings(PartitionSettings... partitions) {
        return new SettingsDocument(1, List.of(source(partitions)), null, null, null, null, null, null, null);
    }
}
