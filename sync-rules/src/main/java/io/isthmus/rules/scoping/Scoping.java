package io.isthmus.rules.scoping;

import io.isthmus.directories.names.DistinguishedName;
import io.isthmus.rules.object.RuleSubject;
import io.isthmus.rules.rule.BitMask;
import io.isthmus.rules.rule.ScopeCondition;
import io.isthmus.rules.rule.ScopeGroup;
import io.isthmus.rules.rule.ScopeOperator;
import io.isthmus.rules.rule.SynchronizationRule;
import io.isthmus.rules.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Whether a rule applies to an object: OR between groups, AND inside a group, no groups means always.
 *
 * <p>{@link ScopeOperator} says what the operators mean on absent and on several values.
 */
public final class Scoping {

    private Scoping() {}

    public static boolean inScope(SynchronizationRule rule, RuleSubject subject) {
        if (rule.scope().isEmpty()) {
            return true;
        }
        for (ScopeGroup group : rule.scope()) {
            if (holds(group, subject)) {
                return true;
            }
        }
        return false;
    }

    /** Why the rule is, or is not, in scope. Slower than {@link #inScope}: for people, not for every object. */
    public static ScopeVerdict explain(SynchronizationRule rule, RuleSubject subject) {
        if (inScope(rule, subject)) {
            return new ScopeVerdict(rule.id(), rule.name(), true, List.of());
        }
        List<ScopeVerdict.FailedCondition> failed = new ArrayList<>();
        for (int i = 0; i < rule.scope().size(); i++) {
            for (ScopeCondition condition : rule.scope().get(i).conditions()) {
                if (!holds(condition, subject)) {
                    List<String> found = subject.valuesOf(condition.attribute()).stream()
                            .map(Value::plain)
                            .toList();
                    failed.add(new ScopeVerdict.FailedCondition(i + 1, condition, found));
                }
            }
        }
        return new ScopeVerdict(rule.id(), rule.name(), false, failed);
    }

    private static boolean holds(ScopeGroup group, RuleSubject subject) {
        for (ScopeCondition condition : group.conditions()) {
            if (!holds(condition, subject)) {
                return false;
            }
        }
        return true;
    }

    /** Whether one condition holds. */
    public static boolean holds(ScopeCondition condition, RuleSubject subject) {
        Optional<ScopeOperator> negated = condition.operator().negated();
        return negated.isPresent()
                ? !holds(negated.get(), condition, subject)
                : holds(condition.operator(), condition, subject);
    }

    private static boolean holds(ScopeOperator operator, ScopeCondition condition, RuleSubject subject) {
        if (operator == ScopeOperator.ISMEMBEROF) {
            return isMember(subject, condition.value());
        }
        List<Value> values = subject.valuesOf(condition.attribute());
        if (operator == ScopeOperator.ISNULL) {
            return values.isEmpty();
        }
        for (Value value : values) {
            if (satisfies(operator, value, condition.value())) {
                return true;
            }
        }
        return false;
    }

    private static boolean satisfies(ScopeOperator operator, Value value, String wanted) {
        return switch (operator) {
            case EQUAL, ISIN -> equal(value, wanted);
            case LESSTHAN -> compare(value, wanted) < 0;
            case LESSTHAN_OR_EQUAL -> compare(value, wanted) <= 0;
            case GREATERTHAN -> compare(value, wanted) > 0;
            case GREATERTHAN_OR_EQUAL -> compare(value, wanted) >= 0;
            case CONTAINS -> contains(value.plain(), wanted);
            case STARTSWITH -> value.plain().regionMatches(true, 0, wanted, 0, wanted.length());
            case ENDSWITH -> endsWith(value.plain(), wanted);
            case ISBITSET -> isBitSet(value, wanted);
            case NOTEQUAL,
                    NOTCONTAINS,
                    NOTSTARTSWITH,
                    NOTENDSWITH,
                    ISNULL,
                    ISNOTNULL,
                    ISNOTIN,
                    ISBITNOTSET,
                    ISMEMBEROF,
                    ISNOTMEMBEROF ->
                throw new IllegalArgumentException(operator + " is decided before single values are looked at");
        };
    }

    private static boolean equal(Value value, String wanted) {
        if (value instanceof Value.Reference reference) {
            return DistinguishedName.same(reference.dn(), wanted);
        }
        return value.plain().equalsIgnoreCase(wanted);
    }

    /** Numbers by size where both sides are numbers, otherwise texts. */
    private static int compare(Value value, String wanted) {
        OptionalLong left = BitMask.read(value.plain());
        OptionalLong right = BitMask.read(wanted);
        if (left.isPresent() && right.isPresent()) {
            return Long.compare(left.getAsLong(), right.getAsLong());
        }
        return value.plain().compareToIgnoreCase(wanted);
    }

    private static boolean isBitSet(Value value, String mask) {
        OptionalLong bits = BitMask.read(value.plain());
        return bits.isPresent() && (bits.getAsLong() & BitMask.read(mask).orElse(0)) != 0;
    }

    private static boolean isMember(RuleSubject subject, String group) {
        String wanted = DistinguishedName.normalize(group);
        return subject.valuesOf("memberOf").stream()
                .anyMatch(each -> DistinguishedName.normalize(each.plain()).equals(wanted));
    }

    private static boolean contains(String text, String wanted) {
        for (int at = 0; at <= text.length() - wanted.length(); at++) {
            if (text.regionMatches(true, at, wanted, 0, wanted.length())) {
                return true;
            }
        }
        return false;
    }

    private static boolean endsWith(String text, String wanted) {
        int at = text.length() - wanted.length();
        return at >= 0 && text.regionMatches(true, at, wanted, 0, wanted.length());
    }
}
