package io.isthmus.migration.console.settings;

import io.isthmus.chassis.problem.ProblemException;
import io.isthmus.contracts.settings.RuleDocument;
import io.isthmus.contracts.settings.RuleDocument.Direction;
import io.isthmus.contracts.settings.RuleDocument.Flow;
import io.isthmus.contracts.settings.RuleDocument.FlowKind;
import io.isthmus.contracts.settings.RuleDocument.JoinCondition;
import io.isthmus.contracts.settings.RuleDocument.JoinGroup;
import io.isthmus.contracts.settings.RuleDocument.LinkType;
import io.isthmus.contracts.settings.RuleDocument.MergeType;
import io.isthmus.contracts.settings.RuleDocument.ScopeCondition;
import io.isthmus.contracts.settings.RuleDocument.ScopeGroup;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One rule as a form has it: everything that was typed, whether it is a rule yet or not.
 *
 * @param original id of the rule that is changed; empty for a new one
 * @param precedence as typed
 * @param joins alternatives in order; conditions of a group must all hold, as in {@code scope}
 */
public record RuleForm(
        String original,
        String id,
        String name,
        Direction direction,
        String connector,
        String sourceType,
        String targetType,
        LinkType linkType,
        String precedence,
        List<List<ScopeRow>> scope,
        List<List<JoinRow>> joins,
        List<FlowRow> flows) {

    private static final String LAST_OWN = "99";

    /** Those of scope conditions, as {@link RuleDocument.ScopeCondition} names them. */
    public static final List<String> OPERATORS = List.of(
            "EQUAL",
            "NOTEQUAL",
            "CONTAINS",
            "NOTCONTAINS",
            "STARTSWITH",
            "NOTSTARTSWITH",
            "ENDSWITH",
            "NOTENDSWITH",
            "ISNULL",
            "ISNOTNULL",
            "ISIN",
            "ISNOTIN",
            "ISBITSET",
            "ISBITNOTSET",
            "ISMEMBEROF",
            "ISNOTMEMBEROF",
            "LESSTHAN",
            "LESSTHAN_OR_EQUAL",
            "GREATERTHAN",
            "GREATERTHAN_OR_EQUAL");

    private static final int FIRST_PRECEDENCE = 50;

    public record ScopeRow(String attribute, String operator, String value) {
        static final ScopeRow EMPTY = new ScopeRow("", "EQUAL", "");

        boolean empty() {
            return attribute.isBlank() && value.isBlank();
        }
    }

    public record JoinRow(String source, String metaverse, boolean caseSensitive) {
        static final JoinRow EMPTY = new JoinRow("", "", false);

        boolean empty() {
            return source.isBlank() && metaverse.isBlank();
        }
    }

    public record FlowRow(String target, FlowKind kind, String source, MergeType merge, boolean once) {
        static final FlowRow EMPTY = new FlowRow("", FlowKind.DIRECT, "", MergeType.UPDATE, false);

        boolean empty() {
            return target.isBlank() && source.isBlank();
        }
    }

    public static RuleForm empty() {
        return new RuleForm(
                "",
                "",
                "",
                Direction.INBOUND,
                "",
                "user",
                "user",
                LinkType.JOIN,
                Integer.toString(FIRST_PRECEDENCE),
                List.of(),
                List.of(),
                List.of(FlowRow.EMPTY));
    }

    /** A rule of one's own that begins as a standard one; it comes before all standard ones. */
    public static RuleForm like(RuleDocument standard) {
        RuleForm same = of(standard);
        return new RuleForm(
                "",
                standard.id().replaceFirst("^standard\\.", "own."),
                same.name,
                same.direction,
                same.connector,
                same.sourceType,
                same.targetType,
                same.linkType,
                LAST_OWN,
                same.scope,
                same.joins,
                same.flows);
    }

    public static RuleForm of(RuleDocument rule) {
        return new RuleForm(
                rule.id(),
                rule.id(),
                text(rule.name()),
                rule.direction() == null ? Direction.INBOUND : rule.direction(),
                text(rule.connector()),
                text(rule.sourceType()),
                text(rule.targetType()),
                rule.linkType() == null ? LinkType.JOIN : rule.linkType(),
                Integer.toString(rule.precedence()),
                rule.scope().stream()
                        .map(group -> group.conditions().stream()
                                .map(each ->
                                        new ScopeRow(text(each.attribute()), text(each.operator()), text(each.value())))
                                .toList())
                        .toList(),
                rule.joins().stream()
                        .map(group -> group.conditions().stream()
                                .map(each -> new JoinRow(
                                        text(each.sourceAttribute()),
                                        text(each.metaverseAttribute()),
                                        each.caseSensitive()))
                                .toList())
                        .toList(),
                rule.flows().stream()
                        .map(flow -> new FlowRow(
                                text(flow.target()),
                                flow.kind() == null ? FlowKind.DIRECT : flow.kind(),
                                text(flow.source()),
                                flow.merge() == null ? MergeType.UPDATE : flow.merge(),
                                flow.executeOnce()))
                        .toList());
    }

    /** The fields of the form, by number: {@code scope.0.1.attribute}, {@code flow.2.target}. */
    public static RuleForm read(Map<String, String> fields) {
        return RuleFields.read(fields);
    }

    /** The form with one more, or one less, or in another order; see {@link RuleEdits}. */
    public RuleForm after(String action) {
        return RuleEdits.apply(this, action);
    }

    RuleForm withScope(List<List<ScopeRow>> changed) {
        return with(changed, joins, flows);
    }

    RuleForm withJoins(List<List<JoinRow>> changed) {
        return with(scope, changed, flows);
    }

    RuleForm withFlows(List<FlowRow> changed) {
        return with(scope, joins, changed);
    }

    private RuleForm with(List<List<ScopeRow>> newScope, List<List<JoinRow>> newJoins, List<FlowRow> newFlows) {
        return new RuleForm(
                original,
                id,
                name,
                direction,
                connector,
                sourceType,
                targetType,
                linkType,
                precedence,
                newScope,
                newJoins,
                newFlows);
    }

    /**
     * The rule; rows in which nothing was typed are left out.
     *
     * @throws ProblemException (400) where no rule can be made of it at all
     */
    public RuleDocument document() {
        if (!id.matches("[A-Za-z0-9._-]{1,100}")) {
            throw notARule("the id has to be 1 to 100 letters, digits, '.', '_' or '-'", "Give the rule an id.");
        }
        return new RuleDocument(
                id,
                name,
                direction,
                connector.isBlank() ? null : connector,
                sourceType,
                targetType,
                linkType,
                number(),
                scope.stream()
                        .map(group -> group.stream()
                                .filter(each -> !each.empty())
                                .map(each -> new ScopeCondition(each.attribute(), each.operator(), value(each)))
                                .toList())
                        .filter(group -> !group.isEmpty())
                        .map(ScopeGroup::new)
                        .toList(),
                joins.stream()
                        .map(group -> group.stream()
                                .filter(each -> !each.empty())
                                .map(each -> new JoinCondition(each.source(), each.metaverse(), each.caseSensitive()))
                                .toList())
                        .filter(group -> !group.isEmpty())
                        .map(JoinGroup::new)
                        .toList(),
                flows.stream()
                        .filter(each -> !each.empty())
                        .map(each -> new Flow(each.target(), each.kind(), each.source(), each.merge(), each.once()))
                        .toList());
    }

    private static @Nullable String value(ScopeRow row) {
        return row.operator().endsWith("NULL") ? null : row.value();
    }

    private int number() {
        try {
            return Integer.parseInt(precedence.strip());
        } catch (NumberFormatException e) {
            throw notARule("the precedence is no number: " + precedence, "Give 0 to 99; the lower number wins.");
        }
    }

    private static ProblemException notARule(String detail, String whatToDo) {
        return new ProblemException(400, "RULE_NOT_UNDERSTOOD", "This is no rule yet", detail, whatToDo);
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
