package io.isthmus.rules.expression.functions;

import io.isthmus.rules.expression.evaluation.Bounds;
import io.isthmus.rules.expression.evaluation.Row;
import io.isthmus.rules.value.Value;

/** {@code Replace}: every occurrence of a text. */
final class Replacements {

    private Replacements() {}

    static Value replace(Row row) {
        String text = row.text(0);
        String old = control(row.text(1));
        String replacement = control(row.text(2));
        if (old.isEmpty()) {
            return Value.text(text);
        }
        Bounds.checkLength(text.length() + occurrences(text, old) * replacement.length(), row.position());
        return Value.text(text.replace(old, replacement));
    }

    private static long occurrences(String text, String wanted) {
        long occurrences = 0;
        for (int at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length())) {
            occurrences++;
        }
        return occurrences;
    }

    private static String control(String text) {
        return text.replace("\\n", "\n").replace("\\r", "\r").replace("\\t", "\t");
    }
}
