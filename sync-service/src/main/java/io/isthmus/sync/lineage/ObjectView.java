package io.isthmus.sync.lineage;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything known of one object of a connected directory.
 *
 * @param verdict one sentence: whether it is synchronized, and if not, why
 * @param departed why it is no longer there, absent while it is
 * @param memberships number of members by attribute
 * @param rules every rule written for such objects
 */
public record ObjectView(
        String connector,
        String anchor,
        String dn,
        String objectClass,
        String verdict,
        Instant observedAt,
        String runId,
        @Nullable String departed,
        Map<String, List<String>> attributes,
        List<String> binaryAttributes,
        Map<String, Integer> memberships,
        Link link,
        List<RuleVerdict> rules,
        @Nullable Metaverse metaverse) {

    /**
     * What inbound synchronization made of it.
     *
     * @param status {@code PROJECTED}, {@code JOINED}, {@code FILTERED}, {@code ERROR} or {@code PENDING}
     */
    public record Link(
            String status,
            @Nullable String ruleId,
            @Nullable String reason) {}

    /**
     * Whether a rule is in scope now.
     *
     * @param failed the conditions that do not hold, in words
     */
    public record RuleVerdict(String ruleId, String name, boolean inScope, List<String> failed) {}

    /**
     * The joined view.
     *
     * @param contributors connector and anchor of everything joined to it
     * @param desired how the target should look now, absent when it should not exist there
     * @param emitted what was last sent
     */
    public record Metaverse(
            String id,
            String type,
            Map<String, List<String>> attributes,
            List<String> contributors,
            boolean provisioned,
            @Nullable String targetAnchor,
            @Nullable String departed,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Desired desired,

            @Nullable Emitted emitted,
            List<String> problems) {}

    /** @param references as DNs of the source */
    public record Desired(
            String objectType, Map<String, List<String>> attributes, Map<String, List<String>> references) {}

    /** @param absent whether it was said that the object should not exist */
    public record Emitted(String targetAnchor, boolean absent, String runId, Instant emittedAt) {}
}
