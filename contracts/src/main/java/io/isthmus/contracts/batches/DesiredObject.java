package io.isthmus.contracts.batches;

import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.messages.Completeness;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The desired image of one target object, without its members.
 *
 * @param targetAnchor immutable identity at the target: the source anchor (Base64 of {@code objectGUID}, or as the
 *     identity settings say)
 * @param attributes managed attributes by their metaverse name ({@code userPrincipalName}, {@code displayName},
 *     {@code accountEnabled} as {@code true} or {@code false}, …). A managed attribute that should be empty at the
 *     target is present with an empty list; an attribute that is not named is not managed
 * @param references managed references by name ({@code manager}): target anchors, not yet resolved to the target's ids
 * @param source where it comes from, for people: {@code connector: DN}
 */
public record DesiredObject(
        int version,
        String runId,
        String targetAnchor,
        ObjectType objectType,
        Map<String, List<String>> attributes,
        Map<String, List<String>> references,
        @Nullable String source)
        implements BatchMessage {

    @Override
    public String key() {
        return targetAnchor;
    }

    @Override
    public Completeness completeness() {
        return Completeness.of()
                .has("runId", runId)
                .names("targetAnchor", targetAnchor)
                .has("objectType", objectType)
                .maps("attributes", attributes)
                .maps("references", references);
    }
}
