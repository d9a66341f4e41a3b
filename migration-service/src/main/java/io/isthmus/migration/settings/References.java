package io.isthmus.migration.settings;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Secrets stand in settings as references only. */
final class References {

    private References() {}

    /** The value itself is never repeated: what is no reference may be a secret that was put here by mistake. */
    static Optional<SettingsFlaw> flawOf(String element, @Nullable String reference) {
        if (reference == null || reference.isBlank()) {
            return Optional.of(new SettingsFlaw(
                    element, "is missing", "Put the secret into a file or an environment variable, and name that."));
        }
        boolean env = reference.startsWith("env:") && reference.length() > "env:".length();
        boolean file = reference.startsWith("file:/");
        return env || file
                ? Optional.empty()
                : Optional.of(new SettingsFlaw(
                        element, "is no reference to a secret", "Write env:NAME or file:/path, never the secret."));
    }
}
