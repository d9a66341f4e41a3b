package io.isthmus.chassis.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

    private final Secrets secrets = new Secrets(Map.of("LDAP_PASSWORD", "s3cret"));

    @Test
    void an_environment_reference_is_the_variable(@TempDir Path folder) {
        assertThat(secrets.resolve("env:LDAP_PASSWORD")).isEqualTo("s3cret");
    }

    @Test
    void a_file_reference_is_the_first_line_of_the_file(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("password"), "s3cret\n");

        assertThat(secrets.resolve("file:" + file)).isEqualTo("s3cret");
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
