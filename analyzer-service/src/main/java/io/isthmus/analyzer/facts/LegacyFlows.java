package io.isthmus.analyzer.facts;

import java.util.List;
import java.util.Map;

/**
 * The attribute flows of one connector or of the metaverse. All are counted; of each sort only the first ones are kept, so
 * that an export of any size fits into memory.
 *
 * @param counts flows by kind; kinds that do not occur are absent
 */
public record LegacyFlows(Map<LegacyFlow.Kind, Long> counts, List<LegacyFlow> first) {

    public LegacyFlows {
        counts = Map.copyOf(counts);
        first = List.copyOf(first);
    }
}
