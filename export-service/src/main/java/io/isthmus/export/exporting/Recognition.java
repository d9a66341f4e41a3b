package io.isthmus.export.exporting;

import io.isthmus.contracts.ObjectType;
import io.isthmus.export.matching.Candidate;
import io.isthmus.export.matching.Match;
import io.isthmus.export.matching.Matching;
import io.isthmus.export.matching.Subject;
import io.isthmus.export.target.ExportTarget;
import io.isthmus.export.target.ObservedObject;
import io.isthmus.export.target.Outcome;
import io.isthmus.export.targetimport.ObservedStore;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks single objects up at the target, when an answer was lost or something is in the way. */
final class Recognition {

    private final ExportTarget target;
    private final ObservedStore observed;
    private final Matching matching;

    Recognition(ExportTarget target, ObservedStore observed, Matching matching) {
        this.target = target;
        this.observed = observed;
        this.matching = matching;
    }

    /** The object itself: by the target's id where it is known, else by our anchor, else as matching would find it. */
    Optional<ObservedObject> find(Work work) {
        if (work.targetId() != null) {
            return target.findById(work.objectType(), work.targetId());
        }
        Optional<ObservedObject> byAnchor = target.findByAnchor(work.objectType(), work.targetAnchor());
        return byAnchor.isPresent() ? byAnchor : byNames(work).found();
    }

    /** Whether what keeps an object from being created is that very object. */
    Settled inTheWay(Work work, Outcome.Rejected rejected) {
        Optional<ObservedObject> byAnchor = target.findByAnchor(work.objectType(), work.targetAnchor());
        if (byAnchor.isPresent()) {
            return new Settled.Seen(byAnchor.get(), rejected);
        }
        Named named = byNames(work);
        if (named.found().isPresent()) {
            return new Settled.Seen(named.found().get(), rejected);
        }
        return named.match() instanceof Match.Conflict conflict
                ? new Settled.Failed(
                        conflict.code().name(), conflict.code().published() + ": " + conflict.message(), rejected)
                : new Settled.Failed(rejected.code(), rejected.reason(), rejected);
    }

    private record Named(Match match, Optional<ObservedObject> found) {}

    private Named byNames(Work work) {
        Map<Long, ObservedObject> byKey = new LinkedHashMap<>();
        List<Candidate> candidates = new ArrayList<>();
        for (ObservedObject object : target.findByNames(work.objectType(), work.userName(), work.mail())) {
            long key = byKey.size();
            byKey.put(key, object);
            candidates.add(candidate(key, object, work.targetAnchor()));
        }
        Match match = matching.decide(
                new Subject(work.targetAnchor(), work.objectType(), work.userName(), work.mail(), true), candidates);
        ObservedObject found = switch (match) {
            case Match.Hard hard -> byKey.get(hard.candidate().key());
            case Match.Soft soft -> byKey.get(soft.candidate().key());
            case Match.None ignored -> null;
            case Match.Conflict ignored -> null;
        };
        return new Named(match, Optional.ofNullable(found));
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
                !targetAnchor.equals(object.externalId()) && observed.isOurAnchor(object.externalId()),
                observed.belongsToAnother(type, object.targetId(), targetAnchor));
    }
}
