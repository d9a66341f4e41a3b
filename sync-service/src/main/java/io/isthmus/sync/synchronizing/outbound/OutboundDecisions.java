package io.isthmus.sync.synchronizing.outbound;

import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.batches.DesiredAbsence;
import io.isthmus.contracts.operations.Run.RunError;
import io.isthmus.rules.outbound.DesiredImage;
import io.isthmus.sync.connectorspace.Identities;
import io.isthmus.sync.rules.ObjectErrors;
import io.isthmus.sync.synchronizing.outbound.Decided.Wanted;
import io.isthmus.sync.synchronizing.sent.ImageFingerprint;
import io.isthmus.sync.synchronizing.sent.SentImage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Decides what should become of the objects of a batch, in the order of ids: of two that want one target anchor, the first has
 * it. For one batch and one thread.
 */
final class OutboundDecisions {

    private static final int VERSION = 1;

    private final OutboundPreparation preparation;
    private final Map<UUID, Long> lookedAt = new LinkedHashMap<>();
    private final List<Wanted> wanted = new ArrayList<>();
    private final Map<String, UUID> takenHere = new HashMap<>();
    private final List<DesiredAbsence> absences = new ArrayList<>();
    private final Map<String, SentImage> images = new LinkedHashMap<>();
    private final Map<UUID, Map<String, Long>> touched = new HashMap<>();
    private final Set<String> bucketed = new HashSet<>();
    private final Set<String> anchors = new HashSet<>();
    private final Set<UUID> heirs = new HashSet<>();
    private final List<RunError> errors = new ArrayList<>();

    OutboundDecisions(OutboundPreparation preparation) {
        this.preparation = preparation;
    }

    Decided of(Collection<OutboundObject> batch) {
        List<OutboundObject> inOrder = batch.stream()
                .sorted(Comparator.comparing(OutboundObject::id, Identities.ORDER))
                .toList();
        for (OutboundObject object : inOrder) {
            lookedAt.put(object.id(), object.mark());
            members(object);
            object.emitted().forEach(emitted -> anchors.add(emitted.targetAnchor()));
            decide(object);
        }
        return new Decided(
                preparation.runId(), lookedAt, wanted, absences, images, touched, bucketed, anchors, heirs, errors);
    }

    private void members(OutboundObject object) {
        String anchor = object.known().targetAnchor();
        if (anchor != null && !object.emittedBuckets().isEmpty()) {
            bucketed.add(anchor);
        }
        if (!object.members().touched().isEmpty()) {
            touched.put(object.id(), object.members().touched());
        }
    }

    private void decide(OutboundObject object) {
        switch (OutboundDecision.of(object, preparation.rules(), preparation.context())) {
            case OutboundDecision.Provision yes -> provision(object, yes.image());
            case OutboundDecision.Deprovision no -> withdraw(object, no.reason(), null);
            case OutboundDecision.Failed failed -> {
                ObjectErrors found = new ObjectErrors();
                failed.problems().forEach(problem -> found.add(object.known().source(), problem));
                errors.addAll(found.list());
            }
            case OutboundDecision.AnchorTaken taken -> taken(object, taken.targetAnchor());
        }
    }

    private void provision(OutboundObject object, DesiredImage image) {
        anchors.add(image.targetAnchor());
        if (takenHere.putIfAbsent(image.targetAnchor(), object.id()) != null) {
            taken(object, image.targetAnchor());
            return;
        }
        withdraw(object, DesiredAbsence.Reason.OUT_OF_SCOPE, image.targetAnchor());
        wanted.add(Wanted.of(object, image, preparation.rules().contexts()));
    }

    private void taken(OutboundObject object, String anchor) {
        anchors.add(anchor);
        errors.add(new RunError(
                "DUPLICATE_TARGET_ANCHOR",
                object.known().source(),
                "its source anchor " + anchor + " is that of another object, which has it at the target",
                "Give one of the two objects a source anchor of its own, or exclude it."));
    }

    /**
     * Whatever was sent for this object under anchors other than {@code but} should be there no longer, unless somebody waits
     * for that anchor: then it is his, as it is, until he is looked at. Who has moved to another directory is never deleted.
     */
    private void withdraw(OutboundObject object, DesiredAbsence.Reason reason, @Nullable String but) {
        for (SentImage emitted : object.emitted()) {
            if (!object.id().equals(emitted.metaverseId())
                    || emitted.absent()
                    || emitted.targetAnchor().equals(but)) {
                continue;
            }
            UUID heir = object.heirs().get(emitted.targetAnchor());
            if (heir != null) {
                heirs.add(heir);
                images.put(emitted.targetAnchor(), emitted.heldBy(heir));
                continue;
            }
            ObjectType type = ObjectType.valueOf(emitted.objectType());
            String source = object.known().source();
            absences.add(new DesiredAbsence(
                    VERSION,
                    preparation.runId(),
                    emitted.targetAnchor(),
                    type,
                    reason,
                    displayName(object),
                    source,
                    preparation
                            .grace()
                            .deleteAfter(type, source, preparation.context().now())));
            images.put(
                    emitted.targetAnchor(),
                    new SentImage(
                            emitted.targetAnchor(),
                            object.id(),
                            emitted.objectType(),
                            ImageFingerprint.ABSENT,
                            true,
                            false));
        }
    }

    private static @Nullable String displayName(OutboundObject object) {
        return object.known().object().valuesOf("displayName").stream()
                .findFirst()
                .map(value -> value.plain())
                .orElse(null);
    }
}
