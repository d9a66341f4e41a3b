package io.isthmus.rules.outbound;

import io.isthmus.rules.flowing.Contribution;
import io.isthmus.rules.object.ObjectProblem;
import io.isthmus.rules.scoping.ScopeVerdict;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** What a metaverse object means for the target. */
public sealed interface OutboundResult {

    /**
     * It should exist there, and look so.
     *
     * @param ruleId the rule that provisions it
     * @param lineage the rule that gave each attribute
     */
    record Provisioned(DesiredImage image, String ruleId, Map<String, Contribution> lineage) implements OutboundResult {
        public Provisioned {
            lineage = Collections.unmodifiableMap(lineage);
        }
    }

    /**
     * It should not exist there.
     *
     * @param rules every provisioning rule written for such objects, and which of its conditions failed
     */
    record NotProvisioned(Reason reason, List<ScopeVerdict> rules) implements OutboundResult {

        public NotProvisioned {
            rules = List.copyOf(rules);
        }

        public enum Reason {
            /** no provisioning rule is written for objects of this type */
            NO_RULE_FOR_TYPE,
            /** no provisioning rule is in scope */
            OUT_OF_SCOPE
        }
    }

    /** The object is in error; what the target has stays. */
    record Failed(List<ObjectProblem> problems) implements OutboundResult {
        public Failed {
            problems = List.copyOf(problems);
        }
    }
}
