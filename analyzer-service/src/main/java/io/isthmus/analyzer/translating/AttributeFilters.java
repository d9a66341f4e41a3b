package io.isthmus.analyzer.translating;

import static java.util.Objects.requireNonNull;

import io.isthmus.analyzer.facts.Connector.Condition;
import io.isthmus.analyzer.facts.Connector.FilterSet;
import io.isthmus.analyzer.facts.PlainValue;
import io.isthmus.analyzer.verdict.LeftoverVariants.LeftFilter;
import io.isthmus.analyzer.words.Details;
import io.isthmus.contracts.settings.RuleDocument;
import io.isthmus.contracts.settings.RuleDocument.Flow;
import io.isthmus.contracts.settings.RuleDocument.ScopeCondition;
import io.isthmus.contracts.settings.RuleDocument.ScopeGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A declared filter of FIM or DirSync: what it names stays a disconnector. Ours: an inbound rule in whose scope the object
 * gets {@code cloudFiltered}, which keeps it from the target.
 */
final class AttributeFilters {

    private static final Map<String, String> OPERATORS = Map.ofEntries(
            Map.entry("equality", "EQUAL"),
            Map.entry("inequality", "NOTEQUAL"),
            Map.entry("present", "ISNOTNULL"),
            Map.entry("not-present", "ISNULL"),
            Map.entry("substring-start", "STARTSWITH"),
            Map.entry("substring-end", "ENDSWITH"),
            Map.entry("substring-any", "CONTAINS"),
            Map.entry("not-substring-start", "NOTSTARTSWITH"),
            Map.entry("not-substring-end", "NOTENDSWITH"),
            Map.entry("not-substring-any", "NOTCONTAINS"),
            Map.entry("less", "LESSTHAN"),
            Map.entry("less-equal", "LESSTHAN_OR_EQUAL"),
            Map.entry("greater", "GREATERTHAN"),
            Map.entry("greater-equal", "GREATERTHAN_OR_EQUAL"),
            Map.entry("bit-on", "ISBITSET"),
            Map.entry("bit-off", "ISBITNOTSET"));

    /** @param why there is no rule, if there is none */
    record Answer(@Nullable RuleDocument rule, @Nullable Lost why) {

        static Answer none(LeftFilter reason) {
            return new Answer(null, new Lost(reason));
        }
    }

    record Lost(LeftFilter reason, Details details) {

        Lost(LeftFilter reason) {
            this(reason, Details.none());
        }
    }

    private AttributeFilters() {}

    static Answer translate(FilterSet filter, String source, int number, int precedence) {
        String type = MetaverseNames.type(filter.objectType());
        if (filter.scripted()) {
            return Answer.none(LeftFilter.SCRIPTED);
        }
        if (type == null) {
            return Answer.none(LeftFilter.TYPE);
        }
        List<ScopeGroup> groups = new ArrayList<>();
        for (List<Condition> alternative : filter.alternatives()) {
            List<ScopeCondition> conditions = new ArrayList<>();
            for (Condition condition : alternative) {
                ScopeCondition translated = condition(condition);
                if (translated == null) {
                    return new Answer(
                            null,
                            new Lost(
                                    LeftFilter.NO_COUNTERPART,
                                    Details.of("attribute", condition.attribute())
                                            .and("operator", condition.operator())));
                }
                conditions.add(translated);
            }
            if (!conditions.isEmpty()) {
                groups.add(new ScopeGroup(conditions));
            }
        }
        // a rule without scope would filter everybody
        return groups.isEmpty()
                ? Answer.none(LeftFilter.NO_CONDITION)
                : new Answer(rule(filter, type, source, number, precedence, groups), null);
    }

    private static @Nullable ScopeCondition condition(Condition condition) {
        String operator = condition.operator() == null
                ? null
                : OPERATORS.get(condition.operator().toLowerCase(Locale.ROOT));
        if (operator == null || condition.attribute() == null) {
            return null;
        }
        boolean unary = operator.equals("ISNULL") || operator.equals("ISNOTNULL");
        if (unary) {
            return new ScopeCondition(condition.attribute(), operator, null);
        }
        return condition.value() instanceof PlainValue(String text)
                ? new ScopeCondition(condition.attribute(), operator, text)
                : null;
    }

    private static RuleDocument rule(
            FilterSet filter, String type, String source, int number, int precedence, List<ScopeGroup> groups) {
        return new RuleDocument(
                "migrated.filter." + source + "." + number,
                "In from AD - filter for " + filter.objectType(),
                RuleDocument.Direction.INBOUND,
                source,
                requireNonNull(filter.objectType()),
                type,
                RuleDocument.LinkType.JOIN,
                precedence,
                groups,
                List.of(),
                List.of(new Flow(
                        "cloudFiltered",
                        RuleDocument.FlowKind.CONSTANT,
                        "True",
                        RuleDocument.MergeType.UPDATE,
                        false)));
    }
}
