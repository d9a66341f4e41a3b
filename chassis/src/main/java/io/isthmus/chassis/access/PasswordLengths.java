package io.isthmus.chassis.access;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;

/** Refuses to start with a password that can be guessed. */
@Singleton
class PasswordLengths {

    private final Passwords passwords;

    PasswordLengths(Passwords passwords) {
        this.passwords = passwords;
    }

    /** Of the users viewer, operator and admin. */
    @ConfigMapping(prefix = "isthmus.access")
    interface Passwords {

        /** Characters that each of the passwords has at least, 8 to 100. */
        @WithDefault("12")
        int minimumPasswordLength();

        String viewerPassword();

        String operatorPassword();

        String adminPassword();
    }

    void check(@Observes StartupEvent start) {
        List<String> tooShort = tooShort(passwords);
        if (!tooShort.isEmpty()) {
            throw new IllegalStateException(String.join(", ", tooShort) + ": a password of fewer than "
                    + passwords.minimumPasswordLength()
                    + " characters is not accepted (isthmus.access.minimum-password-length). Set a longer one, the same"
                    + " for all services, and start again.");
        }
    }

    /** Names of the settings, never their values. */
    static List<String> tooShort(Passwords passwords) {
        record Named(String setting, String value) {}
        return List.of(
                        new Named("isthmus.access.viewer-password", passwords.viewerPassword()),
                        new Named("isthmus.access.operator-password", passwords.operatorPassword()),
                        new Named("isthmus.access.admin-password", passwords.adminPassword()))
                .stream()
                .filter(each -> each.value().length() < passwords.minimumPasswordLength())
                .map(Named::setting)
                .toList();
    }
}
