package io.isthmus.rules.expression.functions;

import io.isthmus.rules.expression.evaluation.Bounds;
import io.isthmus.rules.expression.evaluation.Row;
import java.util.HashMap;
import java.util.Map;

/** The pattern of {@code ReplaceChars}: pairs {@code source:target}, separated by commas; white space has no meaning. */
record CharacterReplacement(Map<Integer, String> targets, int position) {

    static CharacterReplacement read(Row row) {
        Map<Integer, String> targets = new HashMap<>();
        for (String pair : row.text(1).replaceAll("\\s", "").split(",")) {
            int colon = pair.indexOf(':');
            if (colon < 0 || pair.codePointCount(0, colon) != 1) {
                throw row.fail("\"" + pair + "\" is no replacement such as ö:oe");
            }
            targets.put(pair.codePointAt(0), pair.substring(colon + 1));
        }
        return new CharacterReplacement(targets, row.position());
    }

    String apply(String text) {
        StringBuilder result = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            String target = targets.get(c);
            if (target == null) {
                result.appendCodePoint(c);
            } else {
                Bounds.checkLength(result.length() + (long) target.length(), position);
                result.append(target);
            }
        });
        return result.toString();
    }
}
