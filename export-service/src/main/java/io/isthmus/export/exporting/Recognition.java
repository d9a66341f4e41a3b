package io.isthmus.export.exporting;

import io.isthmus.contracts.ObjectType;
import io.isthmus.export.matching.Candidate;
import io.isthmus.export.matching.Match;
import io.isthmus.export.matching.Matching;
import io.isthmus.export.matching.Subject;
import io.isthmus.export.target.ExportTarget;
import io.isthmus.export.target.ObservedObject;
import io.isthmus.export.target.Outcome;
import io.isthmus.export.target.UnusableAnswer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks single objects up at the target, when an answer was lost or something is in the way. */
record Recognition(ExportTarget target, Known known, Matching matching) {

    private static final List<ObjectType> WITH_ADDRESS = List.of(ObjectType.USER, ObjectType.CONTACT);

    /** What is known here of objects at the target. */
    interface Known {

        /** Whether an object is already known as one of ours, other than this one. */
        boolean belongsToAnother(ObjectType type, String targetId, String targetAnchor);
    }

    /**
     * The object itself, after a request whose answer is not known: by the target's id where it is known, else by our
     * anchor, which it then has from us, else as matching would find it.
     */
    Optional<ObservedObject> find(Work work) {
        if (work.targetId() != null) {
            return target.findById(work.objectType(), work.targetId());
        }
        Optional<ObservedObject> byAnchor;
        try {
            byAnchor = target.findByAnchor(work.objectType(), work.targetAnchor());
        } catch (UnusableAnswer e) {
            return foundOtherwise(work, e);
        }
        return byAnchor.isPresent() ? byAnchor : decide(work, byNames(work)).found();
    }

    /**
     * Where the target does not search by our anchor. Nobody of that sign-in name is nobody: it is unique at the target. Of
     * anything else names prove nothing.
     */
    private Optional<ObservedObject> foundOtherwise(Work work, UnusableAnswer why) {
        if (!why.code().equals(UnusableAnswer.FILTER_REFUSED)) {
            throw why;
        }
        List<ObservedObject> candidates = byNames(work);
        Optional<ObservedObject> found = candidates.stream()
                .filter(object -> work.targetAnchor().equals(object.externalId()))
                .findFirst()
                .or(() -> decide(work, candidates).found());
        if (found.isEmpty()
                && (work.objectType() != ObjectType.USER || work.names().userName() == null)) {
            throw why;
        }
        return found;
    }

    private Optional<ObservedObject> byAnchorIfSearched(Work work) {
        try {
            return target.findByAnchor(work.objectType(), work.targetAnchor());
        } catch (UnusableAnswer e) {
            if (e.code().equals(UnusableAnswer.FILTER_REFUSED)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /**
     * Whether what keeps an object from being created is that very object: by the rules of matching, as if an import had
     * seen it. Nothing that is somebody else's is taken over because it is in the way.
     *
     * @param sentBefore whether an earlier request to create it may have been carried out: then what has our anchor is ours
     */
    ExportResult inTheWay(Work work, Outcome.Rejected rejected, boolean sentBefore) {
        Optional<ObservedObject> byAnchor = byAnchorIfSearched(work);
        if (byAnchor.isPresent() && sentBefore) {
            return new ExportResult.Seen(byAnchor.get(), new Outcome.Unknown(rejected.reason()));
        }
        List<ObservedObject> candidates = new ArrayList<>(byNames(work));
        byAnchor.ifPresent(candidates::add);
        Decided decided = decide(work, candidates);
        if (decided.found().isPresent()) {
            // what was there before us is not noted as written by us
            return new ExportResult.Seen(
                    decided.found().get(), sentBefore ? new Outcome.Unknown(rejected.reason()) : rejected);
        }
        return rejected.conflict() && decided.match() instanceof Match.Conflict conflict
                ? new ExportResult.Failed(
                        conflict.code().name(), conflict.text(), conflict.code().whatToDo(), rejected)
                : new ExportResult.Failed(rejected.code(), rejected.reason(), rejected);
    }

    private record Decided(Match match, Optional<ObservedObject> found) {}

    /** Users and contacts share addresses: one may be in the other's way. */
    private List<ObservedObject> byNames(Work work) {
        List<ObservedObject> found = new ArrayList<>(target.findByNames(
                work.objectType(), work.names().userName(), work.names().addresses()));
        if (WITH_ADDRESS.contains(work.objectType())
                && !work.names().addresses().isEmpty()) {
            WITH_ADDRESS.stream()
                    .filter(type -> type != work.objectType() && target.schema().supports(type))
                    .forEach(type -> found.addAll(
                            target.findByNames(type, null, work.names().addresses())));
        }
        return found;
    }

    private Decided decide(Work work, List<ObservedObject> objects) {
        Map<Long, ObservedObject> byKey = new LinkedHashMap<>();
        List<Candidate> candidates = new ArrayList<>();
        for (ObservedObject object : distinct(objects)) {
            long key = byKey.size();
            byKey.put(key, object);
            candidates.add(candidate(key, object, work.targetAnchor()));
        }
        Match match = matching.decide(
                new Subject(
                        work.targetAnchor(),
                        work.objectType(),
                        work.names().userName(),
                        work.names().addresses(),
                        true),
                candidates);
        return new Decided(match, match.found().map(candidate -> byKey.get(candidate.key())));
    }

    private static Iterable<ObservedObject> distinct(List<ObservedObject> objects) {
        Map<String, ObservedObject> byId = new LinkedHashMap<>();
        objects.forEach(object -> byId.putIfAbsent(object.objectType() + " " + object.targetId(), object));
        return byId.values();
    }

    private Candidate candidate(long key, ObservedObject object, String targetAnchor) {
        ObjectType type = object.objectType();
        return new Candidate(
                key,
                type,
                object.targetId(),
                object.externalId(),
                object.userName(),
                object.mail(),
                known.belongsToAnother(type, object.targetId(), targetAnchor));
    }
}
