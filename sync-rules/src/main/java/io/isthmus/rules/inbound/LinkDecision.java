package io.isthmus.rules.inbound;

import io.isthmus.rules.object.ObjectProblem;
import io.isthmus.rules.scoping.ScopeVerdict;
import java.util.List;

/** What an object's link to the metaverse should be. */
public sealed interface LinkDecision {

    /**
     * As it is.
     *
     * @param ruleId the rule that holds the link from now on; another than before when the former left scope
     */
    record Stays(String metaverseId, String ruleId) implements LinkDecision {}

    /**
     * To an object that exists; also away from another one.
     *
     * @param joinGroup number of the group that matched, from 1
     */
    record Joins(String metaverseId, String ruleId, int joinGroup) implements LinkDecision {}

    /** To an object to be created. */
    record Projects(String metaverseType, String ruleId) implements LinkDecision {}

    /** None; a link that exists is to be cut. */
    record Unlinked(Reason reason, List<ScopeVerdict> rules) implements LinkDecision {

        public Unlinked {
            rules = List.copyOf(rules);
        }

        public enum Reason {
            /** no rule is written for such objects */
            NO_RULE_FOR_TYPE,
            /** no rule that could link it is in scope; {@code rules} says which condition failed */
            OUT_OF_SCOPE,
            /** its join rule found no partner and does not provision */
            NO_JOIN_PARTNER
        }
    }

    /** The object is in error; a link that exists stays. */
    record Failed(ObjectProblem problem) implements LinkDecision {}
}
