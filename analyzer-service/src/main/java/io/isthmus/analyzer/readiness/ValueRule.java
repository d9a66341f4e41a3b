package io.isthmus.analyzer.readiness;

import java.util.List;

/** What one attribute's values must be like. */
interface ValueRule {

    /** Empty for a good value. */
    List<Flaw> flaws(String value);

    /** A better value, good or not; {@code null} for none. */
    String better(String value);

    /** Adds one defect for every flaw; a fix is only suggested if it passes the rule itself. */
    default void check(DirectoryObject object, String attribute, String value, List<Defect> defects) {
        List<Flaw> flaws = flaws(value);
        if (flaws.isEmpty()) {
            return;
        }
        String better = better(value);
        String fix = better == null || better.isBlank() || !flaws(better).isEmpty() ? null : better;
        flaws.forEach(flaw -> defects.add(Defect.at(object, attribute, flaw.code(), value, flaw.message(), fix)));
    }
}
