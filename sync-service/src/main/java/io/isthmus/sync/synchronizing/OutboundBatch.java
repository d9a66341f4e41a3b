package io.isthmus.sync.synchronizing;

import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.batches.DesiredAbsence;
import io.isthmus.contracts.batches.DesiredMembers;
import io.isthmus.contracts.batches.DesiredObject;
import io.isthmus.contracts.operations.Counts;
import io.isthmus.contracts.operations.Run.RunError;
import io.isthmus.rules.expression.EvaluationContext;
import io.isthmus.rules.object.Link;
import io.isthmus.rules.outbound.DesiredImage;
import io.isthmus.sync.importing.Fingerprint;
import io.isthmus.sync.importing.MembershipBuckets;
import io.isthmus.sync.importing.Tally;
import io.isthmus.sync.synchronizing.OutboundObject.EmittedImage;
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
import java.util.function.Function;

/**
 * Brings a batch of metaverse objects to the target's side: whatever differs from what was last sent is sent. Equal
 * images are not sent again, so that evaluating anything twice, or everything after a loss, changes nothing.
 *
 * <p>For one batch and one thread.
 */
final class OutboundBatch {

    private static final int VERSION = 1;
    private static final UUID ABSENT = new UUID(0, 0);

    private final String runId;
    private final SynchronizationRules rules;
    private final EvaluationContext context;
    private final OutboundStore store;
    private final BatchStream.Sending sending;
    private final Tally tally;
    private final Map<UUID, OutboundObject> objects = new LinkedHashMap<>();
    private final Map<UUID, DesiredImage> wanted = new LinkedHashMap<>();
    private final Map<String, UUID> takenHere = new HashMap<>();
    private final Set<String> changed = new HashSet<>();
    /** By target anchor: where one object withdraws and another takes over, the other counts. */
    private final Map<String, EmittedImage> images = new LinkedHashMap<>();

    private final Map<String, Map<Integer, UUID>> changedBuckets = new HashMap<>();
    private final Map<String, Set<Integer>> goneBuckets = new HashMap<>();

    OutboundBatch(
            String runId,
            SynchronizationRules rules,
            EvaluationContext context,
            OutboundStore store,
            BatchStream.Sending sending,
            Tally tally) {
        this.runId = runId;
        this.rules = rules;
        this.context = context;
        this.store = store;
        this.sending = sending;
        this.tally = tally;
    }

    /** @return what to store once everything sent is safe */
    OutboundStore.Sent process(List<OutboundObject> batch) {
        for (OutboundObject object : batch) {
            objects.put(object.id(), object);
            decide(object);
        }
        Map<UUID, String> anchors = store.anchorsAt(referencedPlaces());
        wanted.forEach((id, image) -> object(objects.get(id), image, anchors));
        members();
        tally.count(Counts.DESIRED, changed.size());
        Map<UUID, Long> lookedAt = new LinkedHashMap<>();
        objects.forEach((id, object) -> lookedAt.put(id, object.mark()));
        return new OutboundStore.Sent(runId, lookedAt, images.values(), changedBuckets, goneBuckets);
    }

    private void decide(OutboundObject object) {
        switch (OutboundDecision.of(object, rules, context)) {
            case OutboundDecision.Wanted yes -> want(object, yes.image());
            case OutboundDecision.Unwanted no -> withdraw(object, no.reason(), null);
            case OutboundDecision.Faulty faulty -> {
                ObjectErrors errors = new ObjectErrors();
                faulty.problems().forEach(problem -> errors.add(object.known().source(), problem));
                errors.list().forEach(tally::error);
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
        tally.error(new RunError(
                "DUPLICATE_TARGET_ANCHOR",
                object.known().source(),
                "its source anchor " + anchor + " is that of another object, which has it at the target",
                "Give one of the two objects a source anchor of its own, or exclude it."));
    }

    /** Whatever was sent for this object under anchors other than {@code but} should be there no longer. */
    private void withdraw(OutboundObject object, DesiredAbsence.Reason reason, String but) {
        for (EmittedImage emitted : object.emitted()) {
            if (!object.id().equals(emitted.metaverseId())
                    || emitted.absent()
                    || emitted.targetAnchor().equals(but)) {
                continue;
            }
            sending.send(new DesiredAbsence(
                    VERSION,
                    runId,
                    emitted.targetAnchor(),
                    ObjectType.valueOf(emitted.objectType()),
                    reason,
                    displayName(object),
                    object.known().source()));
            images.put(
                    emitted.targetAnchor(),
                    new EmittedImage(emitted.targetAnchor(), object.id(), emitted.objectType(), ABSENT, true, false));
            tally.count(Counts.ABSENT, 1);
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
        wanted.forEach((id, image) -> image.references()
                .values()
                .forEach(dns -> dns.forEach(dn -> places.addAll(places(objects.get(id), dn)))));
        return places;
    }

    private static List<UUID> places(OutboundObject object, String dn) {
        return object.known().object().links().stream()
                .map(Link::connector)
                .distinct()
                .map(connector -> Identities.place(connector, dn))
                .toList();
    }

    private void object(OutboundObject object, DesiredImage image, Map<UUID, String> anchors) {
        Map<String, List<String>> references = resolve(object, image, anchors);
        UUID fingerprint = fingerprint(image, references);
        ObjectType type = ObjectType.valueOf(image.objectType().toUpperCase(Locale.ROOT));
        EmittedImage before = emittedUnder(object, image.targetAnchor());
        boolean same =
                before != null && !before.absent() && before.fingerprint().equals(fingerprint);
        if (!same) {
            changed.add(image.targetAnchor());
            sending.send(new DesiredObject(
                    VERSION,
                    runId,
                    image.targetAnchor(),
                    type,
                    image.attributes(),
                    references,
                    object.known().source()));
        }
        if (!same || !object.id().equals(before.metaverseId())) {
            images.put(
                    image.targetAnchor(),
                    new EmittedImage(image.targetAnchor(), object.id(), type.name(), fingerprint, false, true));
        }
    }

    private static EmittedImage emittedUnder(OutboundObject object, String anchor) {
        return object.emitted().stream()
                .filter(emitted -> emitted.targetAnchor().equals(anchor))
                .findFirst()
                .orElse(null);
    }

    private Map<String, List<String>> resolve(OutboundObject object, DesiredImage image, Map<UUID, String> anchors) {
        Map<String, List<String>> references = new LinkedHashMap<>();
        image.references().forEach((name, dns) -> {
            List<String> resolved = new ArrayList<>();
            for (String dn : dns) {
                places(object, dn).stream()
                        .map(anchors::get)
                        .filter(anchor -> anchor != null && !resolved.contains(anchor))
                        .findFirst()
                        .ifPresent(resolved::add);
            }
            references.put(name, resolved);
        });
        return references;
    }

    private static UUID fingerprint(DesiredImage image, Map<String, List<String>> references) {
        Map<String, List<String>> all = new HashMap<>(image.attributes());
        references.forEach((name, anchors) -> all.put("reference " + name, anchors));
        return Fingerprint.of(image.targetAnchor(), image.objectType(), all);
    }

    private void members() {
        Set<UUID> groups = new LinkedHashSet<>();
        wanted.forEach((id, image) -> {
            if (image.membersManaged()) {
                groups.add(id);
            }
        });
        if (groups.isEmpty()) {
            return;
        }
        Set<UUID> empty = new LinkedHashSet<>(groups);
        store.members(groups, (group, members) -> {
            empty.remove(group);
            members(group, members);
        });
        empty.forEach(group -> members(group, List.of()));
    }

    private void members(UUID group, List<String> members) {
        String anchor = wanted.get(group).targetAnchor();
        Map<Integer, UUID> before = objects.get(group).emittedBuckets();
        List<List<String>> buckets = MembershipBuckets.split(members, Function.identity());
        for (int number = 0; number < buckets.size(); number++) {
            UUID fingerprint = Fingerprint.ofBucket(buckets.size(), buckets.get(number));
            if (!fingerprint.equals(before.get(number))) {
                send(anchor, number, buckets.size(), buckets.get(number));
                changedBuckets.computeIfAbsent(anchor, key -> new HashMap<>()).put(number, fingerprint);
            }
        }
        for (int number : before.keySet()) {
            if (number >= buckets.size()) {
                send(anchor, number, buckets.size(), List.of());
                goneBuckets.computeIfAbsent(anchor, key -> new HashSet<>()).add(number);
            }
        }
    }

    private void send(String anchor, int bucket, int count, List<String> members) {
        changed.add(anchor);
        sending.send(new DesiredMembers(VERSION, runId, anchor, bucket, count, members));
    }
}
