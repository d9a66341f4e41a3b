package io.isthmus.migration.console.settings;

import io.isthmus.chassis.problem.ProblemException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a form's fields hold. A missing field is an empty one. */
record Fields(Map<String, String> fields) {

    String text(String name) {
        return fields.getOrDefault(name, "").strip();
    }

    boolean checked(String name) {
        return !text(name).isEmpty();
    }

    <E extends Enum<E>> E choice(String name, E otherwise) {
        try {
            return Enum.valueOf(otherwise.getDeclaringClass(), text(name));
        } catch (IllegalArgumentException e) {
            return otherwise;
        }
    }

    /** What a document has for an empty field. */
    static @Nullable String given(String text) {
        return text.isBlank() ? null : text;
    }

    /** What a field shows for an absent value. */
    static String shown(@Nullable String value) {
        return value == null ? "" : value;
    }

    /** @return 0, which means the usual number, for an empty field */
    static int number(String name, String text) {
        try {
            return text.isBlank() ? 0 : Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new ProblemException(
                    400,
                    "SETTINGS_NOT_UNDERSTOOD",
                    "The settings cannot be understood",
                    name + " is no number: " + text,
                    "Give a whole number.");
        }
    }
}
