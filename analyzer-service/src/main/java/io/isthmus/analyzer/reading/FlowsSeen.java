package io.isthmus.analyzer.reading;

import io.isthmus.analyzer.facts.LegacyFlow;
import io.isthmus.analyzer.facts.LegacyFlows;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Counts flows while they are read, and keeps the first direct ones and the first others. */
final class FlowsSeen {

    private static final int KEPT_OF_EACH = 5_000;

    private final Map<LegacyFlow.Kind, Long> counts = new EnumMap<>(LegacyFlow.Kind.class);
    private final List<LegacyFlow> first = new ArrayList<>();
    private int direct;
    private int others;

    void add(LegacyFlow flow) {
        counts.merge(flow.kind(), 1L, Long::sum);
        int before = flow.kind() == LegacyFlow.Kind.DIRECT ? direct++ : others++;
        if (before < KEPT_OF_EACH) {
            first.add(flow);
        }
    }

    LegacyFlows all() {
        return new LegacyFlows(counts, first);
    }
}
