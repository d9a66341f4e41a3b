package io.isthmus.rules.rule;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The comparisons of scope conditions. Text compares without regard to case. Over several values a positive operator
 * holds when one value satisfies it, its negation when none does; so an absent attribute satisfies every negation.
 *
 * <p>{@code LESSTHAN} and its kin are no negations of each other: on an absent attribute none of the four holds.
 */
public enum ScopeOperator {
    EQUAL,
    NOTEQUAL(EQUAL),
    LESSTHAN,
    LESSTHAN_OR_EQUAL,
    GREATERTHAN,
    GREATERTHAN_OR_EQUAL,
    CONTAINS,
    NOTCONTAINS(CONTAINS),
    STARTSWITH,
    NOTSTARTSWITH(STARTSWITH),
    ENDSWITH,
    NOTENDSWITH(ENDSWITH),
    ISNULL,
    ISNOTNULL(ISNULL),
    /** one of the attribute's values is the given one */
    ISIN,
    ISNOTIN(ISIN),
    /** at least one bit of the mask is set; the mask is decimal, or hexadecimal after {@code &H} or {@code 0x} */
    ISBITSET,
    ISBITNOTSET(ISBITSET),
    /** the value is the DN of a group of which the object is a direct member ({@code memberOf}) */
    ISMEMBEROF,
    ISNOTMEMBEROF(ISMEMBEROF);

    private final @Nullable ScopeOperator negated;

    ScopeOperator() {
        this(null);
    }

    ScopeOperator(@Nullable ScopeOperator negated) {
        this.negated = negated;
    }

    /** The operator that this one negates, if it is a negation. */
    public Optional<ScopeOperator> negated() {
        return Optional.ofNullable(negated);
    }

    /** Whether the operator needs no value to compare with. */
    public boolean isUnary() {
        return this == ISNULL || this == ISNOTNULL;
    }

    /** By the name documents use, in any case; {@code ISNOTBITSET} is another spelling of {@link #ISBITNOTSET}. */
    public static Optional<ScopeOperator> named(@Nullable String name) {
        String wanted = name == null ? "" : name.strip().toUpperCase(Locale.ROOT);
        if (wanted.equals("ISNOTBITSET")) {
            return Optional.of(ISBITNOTSET);
        }
        for (ScopeOperator each : values()) {
            if (each.name().equals(wanted)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }
}
