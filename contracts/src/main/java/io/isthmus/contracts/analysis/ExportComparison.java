package io.isthmus.contracts.analysis;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where two analysed exports differ: one of before and one of after a change, or of the active and the staging server.
 *
 * @param total number of differences; the list may hold fewer
 * @param differences the weightiest first
 */
public record ExportComparison(Compared before, Compared after, int total, List<Difference> differences) {

    public ExportComparison {
        differences = differences == null ? List.of() : List.copyOf(differences);
    }

    /**
     * One of the two.
     *
     * @param id of its analysis
     * @param product what wrote it, with its version where that is known
     */
    public record Compared(
            String id, String fileName, @Nullable String product) {}

    /**
     * One difference.
     *
     * @param subject name of the thing that differs
     * @param property what of it; none where it is there in one of them only
     * @param before value in the first one; none where it has none
     * @param after value in the second one
     */
    public record Difference(
            Area area,
            String subject,
            @Nullable String property,
            Change change,
            Weight weight,
            @Nullable String before,
            @Nullable String after) {}

    public enum Area {
        RULE,
        CONNECTOR,
        PARTITION,
        ATTRIBUTE,
        METAVERSE,
        SETTING,
        RUN_PROFILE
    }

    public enum Change {
        ADDED,
        REMOVED,
        CHANGED,
        /** one of the two does not say */
        NOT_TOLD
    }

    /** What the difference means for those who are synchronized. */
    public enum Weight {
        /** who is synchronized, with which values, or how safely */
        EFFECT,
        /** how the tool runs */
        OPERATION,
        /** nothing: it is to be expected between two servers or two versions */
        NONE
    }
}
