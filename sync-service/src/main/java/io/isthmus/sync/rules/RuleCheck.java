package io.isthmus.sync.rules;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether rules can be used, and if not, why. */
public record RuleCheck(List<Flaw> flaws) {

    public RuleCheck {
        flaws = List.copyOf(flaws);
    }

    /**
     * One thing that is wrong.
     *
     * @param rule id of the rule; absent where it is about all of them together
     * @param place what part of the rule, such as {@code flow displayName} or {@code scope condition 2.1}
     * @param character of the expression, from 1; absent where there is no expression
     */
    public record Flaw(
            @Nullable String rule,
            String place,
            @Nullable Integer character,
            @Nullable String message) {}
}
