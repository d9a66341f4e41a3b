package io.isthmus.analyzer.readiness;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What one attribute's values must be like. */
interface ValueRule {

    /** Empty for a good value. */
    List<Flaw> flaws(String value);

    /** A better value, good or not, if there is one. */
    @Nullable
    String better(String value);

    /**
     * Adds one defect for every flaw. The better value is its fix if it has that flaw no longer and no new one; what remains
     * of other flaws has rows of its own.
     */
    default void check(DirectoryObject object, String attribute, String value, List<Defect> defects) {
        List<Flaw> flaws = flaws(value);
        if (flaws.isEmpty()) {
            return;
        }
        String better = better(value);
        Set<DefectCode> before = codes(flaws);
        Set<DefectCode> after = better == null || better.isBlank() ? before : codes(flaws(better));
        for (Flaw flaw : flaws) {
            boolean fixes = before.containsAll(after) && !after.contains(flaw.code());
            defects.add(Defect.at(object, attribute, flaw.code(), value, flaw.message(), fixes ? better : null));
        }
    }

    private static Set<DefectCode> codes(List<Flaw> flaws) {
        return flaws.stream().map(Flaw::code).collect(Collectors.toSet());
    }
}
