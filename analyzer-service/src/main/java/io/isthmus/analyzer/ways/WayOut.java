package io.isthmus.analyzer.ways;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One way out of the old tool, and what is known of it.
 *
 * @param reasons what speaks against it, what it would lose, and what has to be found out first
 */
public record WayOut(Way way, Answer answer, List<Reason> reasons) {

    public WayOut {
        reasons = List.copyOf(reasons);
    }

    public enum Way {
        /** Isthmus takes the place of the old tool at once */
        IN_PLACE,
        /** Isthmus runs beside it in staging mode first */
        PARALLEL,
        /** as in parallel, and what cannot be carried over is re-created by hand */
        BY_HAND,
        /** Microsoft's own tool moves the tenant to its Cloud Sync, and Isthmus has no part in it */
        MICROSOFT_CLOUD_SYNC,
        /** Isthmus writes to Microsoft Entra ID through Microsoft Graph */
        ENTRA_ID,
        /** Isthmus writes to a SCIM provider */
        SCIM_PROVIDER
    }

    public enum Answer {
        RECOMMENDED,
        POSSIBLE,
        /** what the reasons name stays behind */
        WITH_LOSSES,
        /** not recommended, but allowed on explicit request */
        ON_REQUEST,
        /** not decided by what is known */
        OPEN,
        REFUSED
    }

    /**
     * @param code of a finding or of a piece of advice, or one of {@link NoPlace}
     * @param certain whether what is known decides it; otherwise it has to be found out
     * @param evidence file and element, rule, or document
     */
    public record Reason(
            String code,
            String text,
            boolean certain,
            @Nullable String evidence) {}
}
