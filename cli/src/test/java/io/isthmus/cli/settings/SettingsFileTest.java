package io.isthmus.cli.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.isthmus.contracts.settings.SettingsDocument;
import io.isthmus.contracts.settings.TargetSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsFileTest {

    /** Relative to this module, where tests run. */
    private static final Path EXAMPLE = Path.of("../docs/examples/settings.yaml");

    @TempDir
    Path folder;

    @Test
    void the_example_of_the_documentation_can_be_read() {
        SettingsDocument settings = SettingsFile.read(EXAMPLE);
        assertThat(settings.sources()).hasSize(1);
        assertThat(settings.sources().getFirst().partitions()).isNotEmpty();
        assertThat(settings.target().authentication()).isInstanceOf(TargetSettings.BearerToken.class);
    }

    @Test
    void a_secret_that_is_not_there_is_named_before_anything_starts() {
        SettingsDocument settings = SettingsFile.read(EXAMPLE);
        assertThat(SecretReferences.missing(settings, Map.of(), List.of()))
                .containsExactlyInAnyOrder(
                        "the environment variable DIRECTORY_PASSWORD is not set",
                        "the environment variable SCIM_TOKEN is not set");
        assertThat(SecretReferences.missing(settings, Map.of("DIRECTORY_PASSWORD", "x", "SCIM_TOKEN", "y"), List.of()))
                .isEmpty();
    }

    @Test
    void a_secret_in_a_folder_the_services_may_not_read_is_named_too() throws Exception {
        Path token = Files.writeString(folder.resolve("token"), "t");
        Path file = Files.writeString(
                folder.resolve("s.yaml"), Files.readString(EXAMPLE).replace("env:SCIM_TOKEN", "file:" + token));
        SettingsDocument settings = SettingsFile.read(file);
        Map<String, String> environment = Map.of("DIRECTORY_PASSWORD", "x");

        assertThat(SecretReferences.missing(settings, environment, List.of(folder)))
                .isEmpty();
        assertThat(SecretReferences.missing(settings, environment, List.of(Path.of("/run/secrets"))))
                .singleElement()
                .asString()
                .contains(token.toString(), "ISTHMUS_SECRETS_FOLDERS");
    }

    @Test
    void a_misspelt_name_is_told_with_file_and_element() throws Exception {
        Path file = Files.writeString(folder.resolve("s.yaml"), "schemaVersion: 1\nsources:\n  - nmae: ad\n");
        assertThatThrownBy(() -> SettingsFile.read(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("s.yaml: sources[0].nmae is no setting")
                .hasMessageContaining("passwordRef");
    }

    @Test
    void a_file_that_is_no_yaml_is_told_with_its_line() throws Exception {
        Path file = Files.writeString(folder.resolve("s.yaml"), "schemaVersion: 1\nsources: [\n");
        assertThatThrownBy(() -> SettingsFile.read(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("s.yaml, line");
    }

    @Test
    void a_missing_file_is_told_with_where_to_find_an_example() {
        assertThatThrownBy(() -> SettingsFile.read(folder.resolve("nothing.yaml")))
                .hasMessageContaining("nothing.yaml")
                .hasMessageContaining("docs/examples/settings.yaml");
    }
}
