package io.isthmus.rules.flowing;

import io.isthmus.rules.expression.evaluation.EvaluationContext;
import io.isthmus.rules.object.ObjectProblem;
import io.isthmus.rules.object.RuleSubject;
import io.isthmus.rules.rule.SynchronizationRule;
import io.isthmus.rules.value.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Decides every target attribute over all contributions to it. The same function serves both directions.
 *
 * <p>The flows for one attribute are asked in order of their rules' precedence:
 *
 * <table>
 * <caption>What a flow's answer does</caption>
 * <tr><th>answer</th><th>UPDATE</th><th>MERGE, MERGE_CASE_INSENSITIVE</th></tr>
 * <tr><td>values</td><td>these are the values; done</td><td>added to those before; go on</td></tr>
 * <tr><td>NULL</td><td colspan="2">ask the next</td></tr>
 * <tr><td>AuthoritativeNull</td><td>empty; done</td><td>done with those before</td></tr>
 * <tr><td>IgnoreThisFlow, or execute-once on an existing object</td><td colspan="2">ask the next; if nobody gives a
 * value, the target keeps what it has</td></tr>
 * </table>
 *
 * An empty text counts as NULL, since no directory stores one. Flows in scope that disagree on the merge type are an error.
 */
public final class AttributeFlow {

    private static final Comparator<Contributor> BY_PRECEDENCE = Comparator.comparingInt(
                    (Contributor each) -> each.rule().precedence())
            .thenComparing(each -> each.rule().id())
            .thenComparing(each -> each.subject().identity());

    private final FlowPlans plans = new FlowPlans();

    /** One rule in scope, with the object it reads. */
    public record Contributor(SynchronizationRule rule, RuleSubject subject) {}

    /**
     * @param values the new values by target attribute, an empty list where the attribute is to be empty
     * @param kept target attributes that are to stay as they are
     * @param lineage who gave the values that are not empty
     * @param problems anything that went wrong; the values are of no use then
     */
    public record Decided(
            Map<String, List<Value>> values,
            List<String> kept,
            Map<String, Contribution> lineage,
            List<ObjectProblem> problems) {}

    /**
     * @param contributors in any order: precedence, rule id and the subject's identity order them
     * @param creating whether the target object is only now created, for flows that execute once
     */
    public Decided decide(List<Contributor> contributors, boolean creating, EvaluationContext context) {
        List<Contributor> ordered = new ArrayList<>(contributors);
        ordered.sort(BY_PRECEDENCE);
        List<SynchronizationRule> sequence = new ArrayList<>(ordered.size());
        for (Contributor each : ordered) {
            sequence.add(each.rule());
        }
        Deciding deciding = new Deciding(ordered, creating, context);
        for (FlowPlan.Target target : plans.of(sequence).targets()) {
            deciding.decide(target);
        }
        return deciding.decided();
    }
}
