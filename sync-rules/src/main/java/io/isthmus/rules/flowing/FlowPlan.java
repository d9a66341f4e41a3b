package io.isthmus.rules.flowing;

import io.isthmus.rules.object.MetaverseSchema;
import io.isthmus.rules.rule.Flow;
import io.isthmus.rules.rule.FlowSource;
import io.isthmus.rules.rule.SynchronizationRule;
import io.isthmus.rules.value.Attributes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which flows are to be asked for which target attribute, for one sequence of rules. Depends on the rules only, so that it
 * is made once for all objects that have the same rules in scope.
 */
record FlowPlan(List<Target> targets) {

    FlowPlan {
        targets = List.copyOf(targets);
    }

    /**
     * One target attribute.
     *
     * @param steps those that precede first; at least one
     */
    record Target(String name, List<Step> steps) {

        Target {
            steps = List.copyOf(steps);
        }

        /** The first step that merges otherwise than the steps before it; none when all agree. */
        @Nullable
        Step disagreeing() {
            for (Step step : steps) {
                if (step.flow().mergeType() != steps.getFirst().flow().mergeType()) {
                    return step;
                }
            }
            return null;
        }
    }

    /**
     * @param contributor index of the rule in the sequence
     * @param attribute folded name of what a direct flow reads, empty for other flows
     */
    record Step(Flow flow, int contributor, String attribute) {

        static Step of(Flow flow, int contributor) {
            boolean direct = flow.source() instanceof FlowSource.Direct;
            String attribute = direct ? flow.source().attributes().iterator().next() : "";
            return new Step(flow, contributor, Attributes.fold(attribute));
        }
    }

    static FlowPlan of(List<SynchronizationRule> sequence) {
        Map<String, String> names = new LinkedHashMap<>();
        Map<String, List<Step>> steps = new LinkedHashMap<>();
        for (int i = 0; i < sequence.size(); i++) {
            for (Flow flow : sequence.get(i).flows()) {
                if (!isMembershipFlow(flow)) {
                    String folded = Attributes.fold(flow.target());
                    names.putIfAbsent(folded, flow.target());
                    steps.computeIfAbsent(folded, absent -> new ArrayList<>()).add(Step.of(flow, i));
                }
            }
        }
        List<Target> targets = new ArrayList<>();
        steps.forEach((folded, each) -> targets.add(new Target(names.getOrDefault(folded, folded), each)));
        return new FlowPlan(targets);
    }

    /** Memberships are kept in buckets beside the object; they are never in a list here. */
    private static boolean isMembershipFlow(Flow flow) {
        return MetaverseSchema.isMembership(flow.target()) && flow.source() instanceof FlowSource.Direct;
    }
}
