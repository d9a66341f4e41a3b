package io.isthmus.contracts.settings;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * Which synchronization rules are in force.
 *
 * @param standard whether the standard rules apply
 * @param disabledStandardRules ids of standard rules that do not
 * @param custom rules beside them, precedence 0 to 99
 */
public record RuleSettings(
        @JsonProperty(required = true) boolean standard,
        List<String> disabledStandardRules,
        List<RuleDocument> custom) {

    public RuleSettings {
        disabledStandardRules = disabledStandardRules == null ? List.of() : List.copyOf(disabledStandardRules);
        custom = custom == null ? List.of() : List.copyOf(custom);
    }

    public static RuleSettings defaults() {
        return new RuleSettings(true, List.of(), List.of());
    }
}
