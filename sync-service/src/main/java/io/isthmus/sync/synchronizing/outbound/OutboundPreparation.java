package io.isthmus.sync.synchronizing.outbound;

import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.batches.DesiredAbsence;
import io.isthmus.contracts.batches.DesiredObject;
import io.isthmus.contracts.operations.Run.RunError;
import io.isthmus.rules.expression.evaluation.EvaluationContext;
import io.isthmus.rules.object.Link;
import io.isthmus.rules.outbound.DesiredImage;
import io.isthmus.sync.connectorspace.Identities;
import io.isthmus.sync.rules.ObjectErrors;
import io.isthmus.sync.rules.SynchronizationRules;
import io.isthmus.sync.synchronizing.outbound.OutboundPrepared.Group;
import io.isthmus.sync.synchronizing.sent.ImageFingerprint;
import io.isthmus.sync.synchronizing.sent.SentImage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Decides for a batch of metaverse objects what is to be sent: whatever differs from what was last sent. Equal images are
 * not sent again, so that evaluating anything twice, or everything after a loss, changes nothing.
 *
 * <p>For one batch and one thread.
 */
public final class OutboundPreparation {

    private static final int VERSION = 1;

    private final String runId;
    private final SynchronizationRules rules;
    private final EvaluationContext context;
    private final OutboundStore store;
    private final BatchStream stream;
    private final Map<UUID, OutboundObject> objects = new LinkedHashMap<>();
    private final Map<UUID, DesiredImage> wanted = new LinkedHashMap<>();
    private final Map<String, UUID> takenHere = new HashMap<>();
    private final Map<UUID, List<UUID>> placesOfReferences = new HashMap<>();
    private final List<BatchStream.Prepared> messages = new ArrayList<>();
    private final Set<String> changed = new HashSet<>();
    private final Set<String> anchors = new HashSet<>();
    private final List<RunError> errors = new ArrayList<>();
    private long absences;
    /** By target anchor: where one object withdraws and another takes over, the other counts. */
    private final Map<String, SentImage> images = new LinkedHashMap<>();

    OutboundPreparation(
            String runId,
            SynchronizationRules rules,
            EvaluationContext context,
            OutboundStore store,
            BatchStream stream) {
        this.runId = runId;
        this.rules = rules;
        this.context = context;
        this.store = store;
        this.stream = stream;
    }

    OutboundPrepared of(List<OutboundObject> batch) {
        Map<UUID, Long> lookedAt = new LinkedHashMap<>();
        for (OutboundObject object : batch) {
            objects.put(object.id(), object);
            lookedAt.put(object.id(), object.mark());
            object.emitted().forEach(emitted -> anchors.add(emitted.targetAnchor()));
            decide(object);
        }
        Map<UUID, String> referenced = store.anchorsAt(referencedPlaces());
        List<Group> groups = new ArrayList<>();
        wanted.forEach((id, image) -> {
            OutboundObject object = objects.get(id);
            anchors.add(image.targetAnchor());
            object(object, image, referenced);
            if (image.membersManaged()) {
                groups.add(new Group(id, image.targetAnchor(), object.emittedBuckets()));
            }
        });
        return new OutboundPrepared(lookedAt, messages, images.values(), changed, groups, absences, errors, anchors);
    }

    private void decide(OutboundObject object) {
        switch (OutboundDecision.of(object, rules, context)) {
            case OutboundDecision.Wanted yes -> want(object, yes.image());
            case OutboundDecision.Unwanted no -> withdraw(object, no.reason(), null);
            case OutboundDecision.Faulty faulty -> {
                ObjectErrors found = new ObjectErrors();
                faulty.problems().forEach(problem -> found.add(object.known().source(), problem));
                errors.addAll(found.list());
            }
            case OutboundDecision.Conflict conflict -> conflict(object, conflict.targetAnchor());
        }
    }

    private void want(OutboundObject object, DesiredImage image) {
        UUID other = takenHere.putIfAbsent(image.targetAnchor(), object.id());
        if (other != null) {
            conflict(object, image.targetAnchor());
            return;
        }
        withdraw(object, DesiredAbsence.Reason.OUT_OF_SCOPE, image.targetAnchor());
        wanted.put(object.id(), image);
    }

    private void conflict(OutboundObject object, String anchor) {
        anchors.add(anchor);
        errors.add(new RunError(
                "DUPLICATE_TARGET_ANCHOR",
                object.known().source(),
                "its source anchor " + anchor + " is that of another object, which has it at the target",
                "Give one of the two objects a source anchor of its own, or exclude it."));
    }

    /** Whatever was sent for this object under anchors other than {@code but} should be there no longer. */
    private void withdraw(OutboundObject object, DesiredAbsence.Reason reason, String but) {
        for (SentImage emitted : object.emitted()) {
            if (!object.id().equals(emitted.metaverseId())
                    || emitted.absent()
                    || emitted.targetAnchor().equals(but)) {
                continue;
            }
            messages.add(stream.prepare(new DesiredAbsence(
                    VERSION,
                    runId,
                    emitted.targetAnchor(),
                    ObjectType.valueOf(emitted.objectType()),
                    reason,
                    displayName(object),
                    object.known().source())));
            images.put(
                    emitted.targetAnchor(),
                    new SentImage(
                            emitted.targetAnchor(),
                            object.id(),
                            emitted.objectType(),
                            ImageFingerprint.ABSENT,
                            true,
                            false));
            absences++;
        }
    }

    private static String displayName(OutboundObject object) {
        return object.known().object().valuesOf("displayName").stream()
                .findFirst()
                .map(value -> value.plain())
                .orElse(null);
    }

    private Set<UUID> referencedPlaces() {
        Set<UUID> places = new LinkedHashSet<>();
        wanted.forEach((id, image) -> {
            List<UUID> own = new ArrayList<>();
            image.references().values().forEach(dns -> dns.forEach(dn -> own.addAll(places(objects.get(id), dn))));
            places.addAll(own);
            placesOfReferences.put(id, own);
        });
        return places;
    }

    private static List<UUID> places(OutboundObject object, String dn) {
        return connectors(object).stream()
                .map(connector -> Identities.place(connector, dn))
                .toList();
    }

    private static List<String> connectors(OutboundObject object) {
        return object.known().object().links().stream()
                .map(Link::connector)
                .distinct()
                .toList();
    }

    private void object(OutboundObject object, DesiredImage image, Map<UUID, String> referenced) {
        Map<String, List<String>> references = resolve(object, image, referenced);
        ObjectType type = ObjectType.valueOf(image.objectType().toUpperCase(Locale.ROOT));
        DesiredObject message = new DesiredObject(
                VERSION,
                runId,
                image.targetAnchor(),
                type,
                image.attributes(),
                references,
                object.known().source());
        UUID fingerprint = ImageFingerprint.of(message);
        SentImage before = emittedUnder(object, image.targetAnchor());
        boolean same =
                before != null && !before.absent() && before.fingerprint().equals(fingerprint);
        if (!same) {
            changed.add(image.targetAnchor());
            messages.add(stream.prepare(message));
        }
        if (!same || !object.id().equals(before.metaverseId())) {
            images.put(
                    image.targetAnchor(),
                    new SentImage(image.targetAnchor(), object.id(), type.name(), fingerprint, false, true));
        }
    }

    private static SentImage emittedUnder(OutboundObject object, String anchor) {
        for (SentImage emitted : object.emitted()) {
            if (emitted.targetAnchor().equals(anchor)) {
                return emitted;
            }
        }
        return null;
    }

    private Map<String, List<String>> resolve(OutboundObject object, DesiredImage image, Map<UUID, String> referenced) {
        Map<String, List<String>> references = new LinkedHashMap<>();
        int connectors = connectors(object).size();
        List<UUID> places = placesOfReferences.get(object.id());
        int at = 0;
        for (Map.Entry<String, List<String>> reference : image.references().entrySet()) {
            List<String> resolved = new ArrayList<>();
            for (int i = 0; i < reference.getValue().size(); i++) {
                places.subList(at, at + connectors).stream()
                        .map(referenced::get)
                        .filter(anchor -> anchor != null && !resolved.contains(anchor))
                        .findFirst()
                        .ifPresent(resolved::add);
                at += connectors;
            }
            references.put(reference.getKey(), resolved);
        }
        return references;
    }
}
