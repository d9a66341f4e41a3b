package io.isthmus.analyzer.reading;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Spellings of the old tools that mean the same. */
public final class Guids {

    private Guids() {}

    /** A GUID in lower case without braces: file names and contents differ in both. */
    public static @Nullable String guid(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        String bare = text.strip();
        if (bare.startsWith("{") && bare.endsWith("}")) {
            bare = bare.substring(1, bare.length() - 1);
        }
        return bare.toLowerCase(Locale.ROOT);
    }
}
