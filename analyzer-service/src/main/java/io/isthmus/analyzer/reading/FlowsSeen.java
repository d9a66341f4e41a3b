package io.isthmus.analyzer.reading;

import io.isthmus.analyzer.facts.AttributeFlow;
import io.isthmus.analyzer.facts.Flows;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Counts flows while they are read, and keeps the first direct ones and the first others. */
final class FlowsSeen {

    private static final int KEPT_OF_EACH = 5_000;

    private final Map<AttributeFlow.Kind, Long> counts = new EnumMap<>(AttributeFlow.Kind.class);
    private final List<AttributeFlow> first = new ArrayList<>();
    private int direct;
    private int others;

    void add(AttributeFlow flow) {
        counts.merge(flow.kind(), 1L, Long::sum);
        int before = flow.kind() == AttributeFlow.Kind.DIRECT ? direct++ : others++;
        if (before < KEPT_OF_EACH) {
            first.add(flow);
        }
    }

    Flows all() {
        return new Flows(counts, first);
    }
}
