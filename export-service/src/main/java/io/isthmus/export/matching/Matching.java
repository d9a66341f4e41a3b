package io.isthmus.export.matching;

import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.settings.IdentitySettings;
import java.util.List;
import java.util.function.Predicate;

/**
 * Which object at the target is a desired one that we do not know there yet.
 *
 * <pre>
 * found by                            type    its externalId          result
 * ----------------------------------  ------  ----------------------  ---------------------------------
 * externalId = anchor                 same                            hard match (unless taking over is off)
 * externalId = anchor                 other                           ObjectTypeMismatch
 * mail, then userName (not managed)   same    none, or a stranger's   soft match (unless it is off)
 * mail, then userName                 same    another of our anchors  InvalidSoftMatch
 * mail, then userName                 other   any                     ObjectTypeMismatch
 * two by the same criterion                                           AmbiguousMatch
 * </pre>
 *
 * <p>Groups match softly by address only, as do contacts; a group without one does not. What should not be at the
 * target is recognized by its anchor only.
 */
public final class Matching {

    private final IdentitySettings identity;

    public Matching(IdentitySettings identity) {
        this.identity = identity;
    }

    /** @param candidates everything at the target with that externalId, address or sign-in name; others are ignored */
    public Match decide(Subject subject, List<Candidate> candidates) {
        List<Candidate> byAnchor = candidates.stream()
                .filter(c -> subject.targetAnchor().equals(c.externalId()))
                .toList();
        if (!byAnchor.isEmpty()) {
            return hard(subject, byAnchor);
        }
        if (!subject.wanted()) {
            return new Match.None();
        }
        Match byMail = soft(subject, candidates, "mail", c -> same(subject.mail(), c.mail()));
        if (!(byMail instanceof Match.None) || subject.objectType() != ObjectType.USER) {
            return byMail;
        }
        return soft(subject, candidates, "userName", c -> same(subject.userName(), c.userName()));
    }

    private Match hard(Subject subject, List<Candidate> byAnchor) {
        List<Candidate> sameType = byAnchor.stream()
                .filter(c -> c.objectType() == subject.objectType())
                .toList();
        if (sameType.isEmpty()) {
            return typeMismatch(subject, byAnchor.getFirst(), "externalId");
        }
        if (sameType.size() > 1) {
            return ambiguous(sameType, "externalId");
        }
        if (sameType.getFirst().linked()) {
            return new Match.Conflict(
                    Match.Code.INVALID_SOFT_MATCH,
                    "object " + sameType.getFirst().targetId()
                            + " at the target has this anchor but is known as another of our objects");
        }
        if (!identity.hardMatchTakeover()) {
            return new Match.Conflict(
                    Match.Code.HARD_MATCH_BLOCKED,
                    "object " + sameType.getFirst().targetId()
                            + " at the target has this anchor, and the settings forbid to take such objects over");
        }
        return new Match.Hard(sameType.getFirst());
    }

    private Match soft(Subject subject, List<Candidate> candidates, String by, Predicate<Candidate> criterion) {
        List<Candidate> found = candidates.stream().filter(criterion).toList();
        if (found.isEmpty()) {
            return new Match.None();
        }
        if (found.size() > 1) {
            return ambiguous(found, by);
        }
        Candidate only = found.getFirst();
        if (only.objectType() != subject.objectType()) {
            return typeMismatch(subject, only, by);
        }
        if (only.externalIdIsOurAnchor() || only.linked()) {
            return new Match.Conflict(
                    Match.Code.INVALID_SOFT_MATCH,
                    "object " + only.targetId() + " at the target has the same " + by
                            + " but belongs to another of our objects, whose anchor is " + only.externalId());
        }
        if (!identity.softMatch()) {
            return new Match.Conflict(
                    Match.Code.SOFT_MATCH_BLOCKED,
                    "object " + only.targetId() + " at the target has the same " + by
                            + ", and the settings forbid to take such objects over");
        }
        return new Match.Soft(only, by);
    }

    private static Match ambiguous(List<Candidate> found, String by) {
        return new Match.Conflict(
                Match.Code.AMBIGUOUS_MATCH,
                found.size() + " objects at the target have the same " + by + ": "
                        + String.join(
                                ", ",
                                found.stream().limit(5).map(Candidate::targetId).toList()));
    }

    private static Match typeMismatch(Subject subject, Candidate candidate, String by) {
        return new Match.Conflict(
                Match.Code.OBJECT_TYPE_MISMATCH,
                "object " + candidate.targetId() + " at the target has the same " + by + " but is a "
                        + candidate.objectType().name().toLowerCase() + ", not a "
                        + subject.objectType().name().toLowerCase());
    }

    private static boolean same(String left, String right) {
        return left != null && !left.isBlank() && left.equalsIgnoreCase(right);
    }
}
