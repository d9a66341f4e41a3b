package io.isthmus.sync.synchronizing.outbound;

import io.isthmus.contracts.batches.BatchMessage;
import io.isthmus.contracts.batches.DesiredAbsence;
import io.isthmus.contracts.batches.DesiredObject;
import io.isthmus.contracts.operations.Run.RunError;
import io.isthmus.directories.containers.NamingContexts;
import io.isthmus.rules.object.Link;
import io.isthmus.rules.object.MembershipChoice;
import io.isthmus.rules.outbound.DesiredImage;
import io.isthmus.sync.connectorspace.Identities;
import io.isthmus.sync.synchronizing.outbound.OutboundPrepared.Group;
import io.isthmus.sync.synchronizing.sent.ImageFingerprint;
import io.isthmus.sync.synchronizing.sent.SentImage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A batch of which is decided what should be at the target. Knows the places that references lead to, and so what
 * {@link #resolve} has to be told.
 *
 * @param wanted what should be there, references unresolved
 * @param absences of what should be there no longer
 * @param withdrawn what will have been sent last where something was withdrawn, or changed hands, by target anchor
 * @param touched notes of who may have come to a group or left it, by group and target anchor
 * @param bucketed target anchors under which buckets were sent
 * @param anchors whose last images this follows from
 * @param heirs who is given an image that another one gives up
 */
record Decided(
        String runId,
        Map<UUID, Long> lookedAt,
        List<Wanted> wanted,
        List<DesiredAbsence> absences,
        Map<String, SentImage> withdrawn,
        Map<UUID, Map<String, Long>> touched,
        Set<String> bucketed,
        Set<String> anchors,
        Set<UUID> heirs,
        List<RunError> errors) {

    private static final int VERSION = 1;

    /**
     * An object that should be at the target, and how it should look.
     *
     * @param places where its references lead, by DN: each is looked for in the directories that contribute to the object, or to which they lead from there
     */
    record Wanted(OutboundObject object, DesiredImage image, Map<String, List<UUID>> places) {

        static Wanted of(OutboundObject object, DesiredImage image, NamingContexts contexts) {
            List<String> connectors = object.known().object().links().stream()
                    .map(Link::connector)
                    .distinct()
                    .toList();
            Map<String, List<UUID>> places = new LinkedHashMap<>();
            image.references()
                    .values()
                    .forEach(dns -> dns.forEach(dn -> places.computeIfAbsent(
                            dn,
                            key -> connectors.stream()
                                    .map(connector -> Identities.reference(contexts, connector, dn))
                                    .toList())));
            return new Wanted(object, image, places);
        }

        private Group group() {
            OutboundObject.Members members = object.members();
            boolean partly = image.choice().equals(MembershipChoice.USUAL)
                    && members.sentIsKnown()
                    && !members.whole()
                    && object.emittedBuckets().size() > 1
                    && lastSent().filter(last -> !last.absent()).isPresent();
            return new Group(
                    object.id(),
                    image.targetAnchor(),
                    object.emittedBuckets(),
                    image.choice(),
                    partly ? Optional.of(members.touched().keySet()) : Optional.empty(),
                    members.sentIsKnown());
        }

        private Optional<SentImage> lastSent() {
            return object.emitted().stream()
                    .filter(emitted -> emitted.targetAnchor().equals(image.targetAnchor()))
                    .findFirst();
        }
    }

    /** Where references lead. */
    Set<UUID> places() {
        Set<UUID> places = new LinkedHashSet<>();
        wanted.forEach(each -> each.places().values().forEach(places::addAll));
        return places;
    }

    /** Objects that refer to somebody. */
    Set<UUID> referring() {
        Set<UUID> ids = new LinkedHashSet<>();
        wanted.stream()
                .filter(each -> !each.places().isEmpty())
                .forEach(each -> ids.add(each.object().id()));
        return ids;
    }

    /**
     * @param referenced target anchors of whom {@link #places()} lead to, as far as they should be at the target
     * @param doubts references that are not known yet are left out, and so not managed: the target's values stay
     */
    OutboundPrepared resolve(Map<UUID, String> referenced, Doubts doubts) {
        Set<UUID> unsettled = new HashSet<>();
        List<BatchMessage> messages = new ArrayList<>(absences);
        Map<String, SentImage> images = new LinkedHashMap<>(withdrawn);
        Set<String> changed = new HashSet<>();
        List<Group> groups = new ArrayList<>();
        for (Wanted each : wanted) {
            String anchor = each.image().targetAnchor();
            DesiredObject message = message(each, referenced, doubts);
            UUID id = each.object().id();
            if (message.references().size() < each.image().references().size()) {
                unsettled.add(id);
            }
            UUID fingerprint = ImageFingerprint.of(message);
            Optional<SentImage> same = each.lastSent().filter(last -> last.shows(fingerprint));
            if (same.isEmpty()) {
                changed.add(anchor);
                messages.add(message);
            }
            if (same.isEmpty() || !id.equals(same.get().metaverseId())) {
                images.put(
                        anchor, new SentImage(anchor, id, message.objectType().name(), fingerprint, false, true));
            }
            if (each.image().membersManaged()) {
                groups.add(each.group());
            }
        }
        Set<String> forgotten = new HashSet<>(bucketed);
        groups.forEach(group -> forgotten.remove(group.targetAnchor()));
        return new OutboundPrepared(
                lookedAt,
                messages,
                images.values(),
                changed,
                groups,
                touched,
                forgotten,
                absences.size(),
                errors,
                anchors,
                unsettled,
                heirs);
    }

    private DesiredObject message(Wanted each, Map<UUID, String> referenced, Doubts doubts) {
        DesiredImage image = each.image();
        Map<String, List<String>> references = new LinkedHashMap<>();
        image.references().forEach((name, dns) -> {
            if (dns.stream().noneMatch(dn -> inDoubt(each, dn, referenced, doubts))) {
                references.put(name, anchors(each, dns, referenced));
            }
        });
        return new DesiredObject(
                VERSION,
                runId,
                image.targetAnchor(),
                OutboundDecision.type(image),
                image.attributes(),
                references,
                each.object().known().source());
    }

    private static boolean inDoubt(Wanted each, String dn, Map<UUID, String> referenced, Doubts doubts) {
        List<UUID> places = each.places().getOrDefault(dn, List.of());
        return doubts.objects().contains(each.object().id())
                || places.stream().noneMatch(referenced::containsKey)
                        && places.stream().anyMatch(doubts.places()::contains);
    }

    /** Each once, in the order of the references. */
    private static List<String> anchors(Wanted each, List<String> dns, Map<UUID, String> referenced) {
        Set<String> anchors = new LinkedHashSet<>();
        for (String dn : dns) {
            each.places().getOrDefault(dn, List.of()).stream()
                    .map(referenced::get)
                    .filter(anchor -> anchor != null && !anchors.contains(anchor))
                    .findFirst()
                    .ifPresent(anchors::add);
        }
        return List.copyOf(anchors);
    }
}
