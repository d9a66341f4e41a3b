package io.isthmus.analyzer.reading;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a text can mean where an export has no free text. */
@FunctionalInterface
public interface TextFormat<T> {

    /** {@code 1}/{@code true} or {@code 0}/{@code false}. */
    TextFormat<Boolean> FLAG = text -> switch (text.strip().toLowerCase(Locale.ROOT)) {
        case "1", "true", "-1" -> true;
        case "0", "false" -> false;
        default -> null;
    };

    /** A whole number. */
    TextFormat<Integer> NUMBER = text -> text.strip().matches("-?\\d{1,9}") ? Integer.valueOf(text.strip()) : null;

    /** @return nothing for a text that means something else */
    @Nullable
    T parse(String text);
}
