package io.isthmus.sync.importing;

import io.isthmus.contracts.changes.ChangeMessage;
import io.isthmus.contracts.changes.MembersObserved;
import io.isthmus.contracts.changes.ObjectDeleted;
import io.isthmus.contracts.changes.ObjectDeleted.Evidence;
import io.isthmus.contracts.changes.ObjectObserved;
import io.isthmus.directories.containers.NamingContexts;
import io.isthmus.directories.names.DistinguishedName;
import io.isthmus.sync.content.ContentFingerprint;
import io.isthmus.sync.content.MembershipBuckets;
import io.isthmus.sync.importing.memory.ImportMemory.Remembered;
import io.isthmus.sync.importing.memory.KnownObject;
import io.isthmus.sync.importing.memory.KnownObject.BucketKey;
import io.isthmus.sync.source.SourceEntry;
import io.isthmus.sync.source.SourceItem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Decides what of an observed object is new: the pure heart of the import.
 *
 * @param observedAt when this page was seen
 * @param contexts where members are looked for
 */
record ChangeDetection(String runId, String connector, Instant observedAt, NamingContexts contexts) {

    private static final int VERSION = 1;

    /** What an object's observation comes to. */
    sealed interface Difference {

        record Unchanged(long id) implements Difference {}

        /**
         * @param added whether the object was unknown
         * @param messages at least one
         */
        record Changed(boolean added, List<ChangeMessage> messages, Remembered remembered) implements Difference {}
    }

    /** @param known absent when it was never seen */
    Difference compare(SourceEntry entry, @Nullable KnownObject known) {
        return compare(entry, fingerprint(entry), known);
    }

    /** Of an object without its memberships. */
    static UUID fingerprint(SourceEntry entry) {
        return ContentFingerprint.of(entry.dn(), entry.objectClass(), entry.attributes());
    }

    /** @param fingerprint of the entry, as {@link #fingerprint(SourceEntry)} */
    Difference compare(SourceEntry entry, UUID fingerprint, @Nullable KnownObject known) {
        List<ChangeMessage> messages = new ArrayList<>();
        boolean itselfChanged = known == null || !known.fingerprint().equals(fingerprint);
        if (itselfChanged) {
            messages.add(observed(entry));
        }
        Map<BucketKey, UUID> changed = new HashMap<>();
        Set<BucketKey> gone = new HashSet<>();
        for (String attribute : membershipAttributes(entry, known)) {
            compareMembership(entry, attribute, known, messages, changed, gone);
        }
        if (known != null && messages.isEmpty()) {
            return new Difference.Unchanged(known.id());
        }
        return new Difference.Changed(
                known == null,
                messages,
                new Remembered(
                        entry.anchor(),
                        entry.dn(),
                        entry.objectClass(),
                        itselfChanged ? fingerprint : null,
                        changed,
                        gone));
    }

    /**
     * The same, of a large group of which is told who came and who left, with what has arrived of its buckets; nothing where it has to
     * be read whole.
     */
    Optional<Difference> compare(
            SourceItem.MembersChanged group, @Nullable KnownObject known, Function<BucketKey, List<String>> taken) {
        SourceEntry entry = group.entry();
        if (known == null || !fingerprint(entry).equals(known.fingerprint())) {
            return Optional.empty();
        }
        return LargeMembership.of(known, group.attribute())
                .flatMap(membership -> membership
                        .after(
                                group,
                                taken,
                                (members, before) -> ContentFingerprint.of(bucket(
                                                entry.anchor(), new BucketKey("", 0), membership.count(), members))
                                        .equals(before))
                        .map(buckets -> difference(entry, known, membership.count(), buckets)));
    }

    private Difference difference(
            SourceEntry entry, KnownObject known, int count, Map<BucketKey, List<String>> buckets) {
        List<ChangeMessage> messages = new ArrayList<>();
        Map<BucketKey, UUID> changed = new HashMap<>();
        buckets.forEach((key, members) -> {
            MembersObserved bucket = bucket(entry.anchor(), key, count, members);
            UUID fingerprint = ContentFingerprint.of(bucket);
            if (!fingerprint.equals(known.buckets().get(key))) {
                changed.put(key, fingerprint);
                messages.add(bucket);
            }
        });
        return messages.isEmpty()
                ? new Difference.Unchanged(known.id())
                : new Difference.Changed(
                        false,
                        messages,
                        new Remembered(entry.anchor(), entry.dn(), entry.objectClass(), null, changed, Set.of()));
    }

    /** A deletion takes the memberships with it, bucket by bucket, because each bucket is a state of its own. */
    List<ChangeMessage> deleted(KnownObject known, Evidence evidence) {
        List<ChangeMessage> messages = new ArrayList<>();
        messages.add(new ObjectDeleted(
                VERSION, runId, connector, known.anchor(), known.dn(), known.objectClass(), evidence, observedAt));
        known.buckets().keySet().forEach(key -> messages.add(bucket(known.anchor(), key, 1, List.of())));
        return messages;
    }

    private void compareMembership(
            SourceEntry entry,
            String attribute,
            @Nullable KnownObject known,
            List<ChangeMessage> messages,
            Map<BucketKey, UUID> changed,
            Set<BucketKey> gone) {
        List<String> members = entry.memberships().getOrDefault(attribute, List.of());
        Map<BucketKey, UUID> before = known == null ? Map.of() : known.buckets();
        int count = (int) before.keySet().stream()
                .filter(key -> key.attribute().equals(attribute))
                .count();
        List<List<String>> buckets = MembershipBuckets.split(members, count, DistinguishedName::normalize);
        for (int number = 0; number < buckets.size(); number++) {
            BucketKey key = new BucketKey(attribute, number);
            MembersObserved bucket = bucket(entry.anchor(), key, buckets.size(), buckets.get(number));
            UUID fingerprint = ContentFingerprint.of(bucket);
            if (!fingerprint.equals(before.get(key))) {
                changed.put(key, fingerprint);
                messages.add(bucket);
            }
        }
        for (BucketKey key : before.keySet()) {
            if (key.attribute().equals(attribute) && key.bucket() >= buckets.size()) {
                gone.add(key);
                messages.add(bucket(entry.anchor(), key, buckets.size(), List.of()));
            }
        }
    }

    private static Set<String> membershipAttributes(SourceEntry entry, @Nullable KnownObject known) {
        if (known == null || known.buckets().isEmpty()) {
            return entry.memberships().keySet();
        }
        Set<String> attributes = new TreeSet<>(entry.memberships().keySet());
        known.buckets().keySet().forEach(key -> attributes.add(key.attribute()));
        return attributes;
    }

    private ObjectObserved observed(SourceEntry entry) {
        return new ObjectObserved(
                VERSION,
                runId,
                connector,
                entry.anchor(),
                entry.dn(),
                entry.objectClass(),
                entry.attributes(),
                entry.binaryAttributes(),
                observedAt);
    }

    private MembersObserved bucket(String anchor, BucketKey key, int count, List<String> members) {
        Map<String, List<String>> elsewhere = new TreeMap<>();
        members.forEach(dn -> contexts.elsewhere(connector, dn)
                .ifPresent(source -> elsewhere
                        .computeIfAbsent(source, name -> new ArrayList<>())
                        .add(dn)));
        return new MembersObserved(
                VERSION,
                runId,
                connector,
                anchor,
                key.attribute(),
                key.bucket(),
                count,
                members,
                elsewhere.isEmpty() ? null : elsewhere);
    }
}
