package io.isthmus.analyzer.readiness;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A source anchor that is text: under 60 characters where any but letters and digits count three, and no {@code @}. */
record AnchorRule() implements ValueRule {

    private static final int BELOW = 60;
    private static final int WEIGHT = 3;

    @Override
    public List<Flaw> flaws(String value) {
        List<Flaw> flaws = new ArrayList<>();
        int weight = value.chars().map(c -> alphanumeric(c) ? 1 : WEIGHT).sum();
        if (weight >= BELOW) {
            flaws.add(new Flaw(
                    DefectCode.ANCHOR,
                    "is too long for an anchor: it counts " + weight + ", and must stay below " + BELOW));
        }
        if (value.indexOf('@') >= 0) {
            flaws.add(new Flaw(DefectCode.ANCHOR, "holds an @, which an anchor must not"));
        }
        return flaws;
    }

    @Override
    public @Nullable String better(String value) {
        return null;
    }

    private static boolean alphanumeric(int c) {
        return c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
    }
}
