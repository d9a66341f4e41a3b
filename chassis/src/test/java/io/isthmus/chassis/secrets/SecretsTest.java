package io.isthmus.chassis.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

    @TempDir
    Path folder;

    private Secrets secrets;

    @BeforeEach
    void environment() throws IOException {
        Path allowed = Files.createDirectory(folder.resolve("secrets"));
        secrets = new Secrets(
                Map.of("LDAP_PASSWORD", "s3cret", "QUARKUS_DATASOURCE_PASSWORD", "own"),
                List.of(Path.of("/nowhere"), allowed));
    }

    @Test
    void an_environment_reference_is_the_variable() {
        assertThat(secrets.resolve("env:LDAP_PASSWORD")).isEqualTo("s3cret");
    }

    @Test
    void a_file_reference_is_the_first_line_of_the_file() throws IOException {
        Path file = Files.writeString(folder.resolve("secrets/password"), "s3cret\n");

        assertThat(secrets.resolve("file:" + file)).isEqualTo("s3cret");
    }

    @Test
    void no_file_outside_the_folders_for_secrets_is_read() throws IOException {
        Path outside = Files.writeString(folder.resolve("passwd"), "root:x\n");
        Path link = Files.createSymbolicLink(folder.resolve("secrets/link"), outside);

        for (String reference :
                List.of("file:" + outside, "file:" + link, "file:" + folder.resolve("secrets") + "/../passwd")) {
            assertThatThrownBy(() -> secrets.resolve(reference))
                    .isInstanceOf(SecretNotResolved.class)
                    .hasMessageContaining("in no folder for secrets")
                    .hasMessageNotContaining("root:x");
        }
    }

    @Test
    void what_the_service_itself_is_run_with_is_no_secret_for_settings() {
        assertThatThrownBy(() -> secrets.resolve("env:QUARKUS_DATASOURCE_PASSWORD"))
                .isInstanceOf(SecretNotResolved.class)
                .hasMessageContaining("setting of the service itself");
    }

    @Test
    void a_missing_variable_is_named() {
        assertThatThrownBy(() -> secrets.resolve("env:NOT_THERE"))
                .isInstanceOf(SecretNotResolved.class)
                .hasMessageContaining("env:NOT_THERE");
    }

    @Test
    void a_value_that_is_no_reference_is_never_repeated_in_the_error() {
        assertThatThrownBy(() -> secrets.resolve("hunter2"))
                .isInstanceOf(SecretNotResolved.class)
                .hasMessageNotContaining("hunter2");
    }
}
