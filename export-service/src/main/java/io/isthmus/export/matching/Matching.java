package io.isthmus.export.matching;

import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.settings.IdentitySettings;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which object at the target is a desired one that we do not know there yet.
 *
 * <pre>
 * found by                            type    its externalId          result
 * ----------------------------------  ------  ----------------------  ---------------------------------
 * externalId = anchor                 same                            hard match (unless taking over is off)
 * externalId = anchor                 other                           ObjectTypeMismatch
 * address, then userName              same    none                    soft match (unless it is off)
 * address, then userName              same    of ours, who has left   one is back, or HeldByFormerObject (see below)
 * address, then userName              same    of ours, to be deleted  WaitsForDeletion
 * address, then userName              same    any other               InvalidSoftMatch
 * address, then userName              other   any                     ObjectTypeMismatch
 * two by the same criterion                                           AmbiguousMatch
 * </pre>
 *
 * <p>Whatever carries another anchor is somebody's, known to us or not, and is never taken over; but for a user whom we have
 * disabled because he left. Whether he is back, the names do not tell: somebody says so of these two, or the settings of everybody.
 *
 * <pre>
 * somebody has said    identity.rehire   result
 * -------------------  ----------------  ------------------
 * the same person      any               back
 * somebody else        any               HeldByFormerObject
 * nothing of him       TAKE_OVER         back
 * nothing of him       ASK               HeldByFormerObject
 * </pre>
 *
 * <p>Which addresses count
 * says {@link Addresses}; only users match by sign-in name. What should not be at the target is recognized by its anchor
 * only.
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
        Match byAddress = soft(
                subject,
                candidates,
                "address",
                c -> subject.addresses().stream().anyMatch(address -> same(address, c.mail())));
        if (!(byAddress instanceof Match.None) || subject.objectType() != ObjectType.USER) {
            return byAddress;
        }
        return soft(subject, candidates, "userName", c -> same(subject.userName(), c.userName()));
    }

    private Match hard(Subject subject, List<Candidate> byAnchor) {
        List<Candidate> sameType = byAnchor.stream()
                .filter(c -> c.objectType() == subject.objectType())
                .toList();
        if (sameType.isEmpty()) {
            return typeMismatch(subject, byAnchor.getFirst(), "anchor");
        }
        if (sameType.size() > 1) {
            return ambiguous(sameType, "anchor");
        }
        Candidate only = sameType.getFirst();
        if (only.linked()) {
            return !subject.wanted()
                    ? new Match.None()
                    : new Match.Conflict(
                            Match.Code.INVALID_SOFT_MATCH,
                            described(only) + " at the target has this anchor but is known as another of our objects",
                            only.key());
        }
        if (!identity.hardMatchTakeover()) {
            return new Match.Conflict(
                    Match.Code.HARD_MATCH_BLOCKED,
                    described(only)
                            + " at the target has this anchor, and the settings forbid to take such objects over");
        }
        return new Match.Hard(only);
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
        Former former = only.left();
        if (former != null) {
            return former(subject, only, by, former);
        }
        if (only.managed() || only.linked()) {
            return new Match.Conflict(
                    Match.Code.INVALID_SOFT_MATCH,
                    described(only) + " at the target has the same " + by
                            + (only.managed()
                                    ? " but another anchor (externalId " + only.externalId()
                                            + "), so somebody manages it"
                                    : " but is known as another of our objects"),
                    only.key());
        }
        if (!identity.softMatch()) {
            return new Match.Conflict(
                    Match.Code.SOFT_MATCH_BLOCKED,
                    described(only) + " at the target has the same " + by
                            + ", and the settings forbid to take such objects over");
        }
        return new Match.Soft(only, by);
    }

    private Match former(Subject subject, Candidate candidate, String by, Former former) {
        String whose = described(candidate) + " at the target has the same " + by + " and is that of "
                + former.described() + ", who has left";
        if (!former.stays()) {
            return new Match.Conflict(Match.Code.WAITS_FOR_DELETION, whose + " and is to be deleted", candidate.key());
        }
        SaidReturn said = subject.said();
        boolean asked = said == null || !said.formerAnchor().equals(former.targetAnchor());
        boolean back = said == null || asked ? identity.takesOverRehired() : said.samePerson();
        if (back) {
            return new Match.Back(candidate);
        }
        return new Match.Conflict(
                Match.Code.HELD_BY_FORMER_OBJECT,
                whose + " and is disabled: "
                        + (asked ? "somebody has to say whether " : "somebody has said that ")
                        + subject.targetAnchor() + (asked ? " is the same person" : " is another person"),
                candidate.key());
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
                described(candidate) + " at the target has the same " + by + " but is a "
                        + candidate.objectType().name().toLowerCase() + ", not a "
                        + subject.objectType().name().toLowerCase());
    }

    private static String described(Candidate candidate) {
        String name = candidate.userName() != null ? candidate.userName() : candidate.mail();
        return "object " + candidate.targetId() + (name == null ? "" : " (" + name + ")");
    }

    private static boolean same(@Nullable String left, @Nullable String right) {
        return left != null && !left.isBlank() && left.equalsIgnoreCase(right);
    }
}
