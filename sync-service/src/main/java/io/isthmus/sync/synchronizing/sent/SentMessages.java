package io.isthmus.sync.synchronizing.sent;

import io.isthmus.contracts.batches.BatchMarker;
import io.isthmus.contracts.batches.BatchMessage;
import io.isthmus.contracts.batches.DesiredAbsence;
import io.isthmus.contracts.batches.DesiredMembers;
import io.isthmus.contracts.batches.DesiredObject;
import io.isthmus.sync.connectorspace.Identities;
import io.isthmus.sync.connectorspace.Origin;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a part of the topic of batches comes to: for each key the last message counts.
 *
 * @param images one for each target anchor
 * @param buckets one for each target anchor and number
 */
public record SentMessages(Collection<Image> images, Collection<Bucket> buckets) {

    /**
     * An image as it was sent.
     *
     * @param fingerprint see {@link ImageFingerprint}
     * @param connector of the object it came from, absent when the message does not say
     * @param place of that object at that time, absent when the message does not say
     */
    public record Image(
            String targetAnchor,
            String objectType,
            UUID fingerprint,
            boolean absent,
            String runId,
            @Nullable String source,
            @Nullable String connector,
            @Nullable UUID place,
            @Nullable String displayName) {}

    /** @param fingerprint absent when the bucket is gone */
    public record Bucket(
            String targetAnchor, int number, @Nullable UUID fingerprint) {}

    private record BucketName(String targetAnchor, int number) {}

    /** @param messages those of one key in their order */
    static SentMessages of(List<BatchMessage> messages) {
        Map<String, Image> images = new LinkedHashMap<>();
        Map<BucketName, Bucket> buckets = new LinkedHashMap<>();
        for (BatchMessage message : messages) {
            switch (message) {
                case DesiredObject object -> images.put(object.targetAnchor(), present(object));
                case DesiredAbsence absence -> images.put(absence.targetAnchor(), absent(absence));
                case DesiredMembers members ->
                    buckets.put(new BucketName(members.targetAnchor(), members.bucket()), bucket(members));
                case BatchMarker marker -> {
                    // says nothing of an object
                }
            }
        }
        return new SentMessages(new ArrayList<>(images.values()), new ArrayList<>(buckets.values()));
    }

    private static Image present(DesiredObject object) {
        List<String> names = ImageFingerprint.attributes(object).getOrDefault("displayName", List.of());
        return image(
                object.targetAnchor(),
                object.objectType().name(),
                ImageFingerprint.of(object),
                false,
                object.runId(),
                object.source(),
                names.isEmpty() ? null : names.getFirst());
    }

    private static Image absent(DesiredAbsence absence) {
        return image(
                absence.targetAnchor(),
                absence.objectType().name(),
                ImageFingerprint.ABSENT,
                true,
                absence.runId(),
                absence.source(),
                absence.displayName());
    }

    private static Image image(
            String anchor,
            String type,
            UUID fingerprint,
            boolean absent,
            String runId,
            @Nullable String source,
            @Nullable String displayName) {
        Optional<Origin> origin = Origin.parse(source);
        return new Image(
                anchor,
                type,
                fingerprint,
                absent,
                runId,
                source,
                origin.map(Origin::connector).orElse(null),
                origin.map(each -> Identities.place(each.connector(), each.dn()))
                        .orElse(null),
                displayName);
    }

    private static Bucket bucket(DesiredMembers members) {
        boolean gone = members.bucket() >= members.bucketCount();
        return new Bucket(members.targetAnchor(), members.bucket(), gone ? null : MembersFingerprint.of(members));
    }
}
