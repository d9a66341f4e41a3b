package io.isthmus.chassis.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.StartupEvent;
import org.junit.jupiter.api.Test;

class PasswordLengthsTest {

    private record Given(
            int minimumPasswordLength, String viewerPassword, String operatorPassword, String adminPassword)
            implements PasswordLengths.Passwords {}

    @Test
    void a_short_password_is_named_by_its_setting_and_never_shown() {
        var passwords = new Given(12, "long-enough-for-it", "123456789012", "12345678901");

        assertThat(PasswordLengths.tooShort(passwords)).containsExactly("isthmus.access.admin-password");
        assertThatThrownBy(() -> new PasswordLengths(passwords).check(new StartupEvent()))
                .hasMessageContaining("isthmus.access.admin-password")
                .hasMessageContaining("12 characters")
                .message()
                .doesNotContain(passwords.adminPassword());
    }
}
