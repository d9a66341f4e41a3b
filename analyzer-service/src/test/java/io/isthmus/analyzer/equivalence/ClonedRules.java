package io.isthmus.analyzer.equivalence;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Each shipped rule of an export cloned and disabled, as the old product asks of everybody who wants to change one: the clone is a custom
 * rule of the same words, a hundred places stronger.
 */
final class ClonedRules {

    private static final Pattern ID = Pattern.compile("<id>\\{([0-9a-f]{8})");
    private static final Pattern PRECEDENCE = Pattern.compile("<precedence>(\\d+)</precedence>");
    private static final int BELOW = 100;

    private ClonedRules() {}

    /** @param files contents of an export by name, one rule a file */
    static Map<String, String> of(Map<String, String> files) {
        Map<String, String> cloned = new LinkedHashMap<>();
        files.forEach((name, text) -> {
            if (text.contains("<synchronizationRule>")) {
                cloned.put(name, text.replaceFirst("(?i)<disabled>false</disabled>", "<disabled>True</disabled>"));
                cloned.put(name.replace(".xml", "-clone.xml"), clone(text));
            } else {
                cloned.put(name, text);
            }
        });
        return cloned;
    }

    private static String clone(String rule) {
        Matcher precedence = PRECEDENCE.matcher(rule);
        String stronger = precedence.replaceFirst(
                found -> "<precedence>" + (Integer.parseInt(found.group(1)) - BELOW) + "</precedence>");
        return ID.matcher(stronger)
                .replaceFirst("<id>{c10ed000")
                .replaceFirst("<immutable-tag>[^<]*</immutable-tag>", "<immutable-tag />");
    }
}
