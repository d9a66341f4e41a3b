package io.isthmus.rules.inbound;

import io.isthmus.rules.flowing.Contribution;
import io.isthmus.rules.object.ObjectProblem;
import io.isthmus.rules.value.Attributes;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** What came of flowing all contributions into a metaverse object. */
public sealed interface FlowResult {

    /**
     * @param attributes all attributes of the metaverse object from now on
     * @param lineage who gave each attribute its value; absent for values that were kept
     */
    record Flowed(Attributes attributes, Map<String, Contribution> lineage) implements FlowResult {
        public Flowed {
            lineage = Collections.unmodifiableMap(lineage);
        }
    }

    /** The metaverse object stays as it was. */
    record Failed(List<ObjectProblem> problems) implements FlowResult {
        public Failed {
            problems = List.copyOf(problems);
        }
    }
}
