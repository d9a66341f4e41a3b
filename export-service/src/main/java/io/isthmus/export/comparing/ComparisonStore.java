package io.isthmus.export.comparing;

import io.isthmus.contracts.ObjectType;
import io.isthmus.export.matching.Candidate;
import io.isthmus.export.matching.Match;
import io.isthmus.export.matching.Subject;
import io.isthmus.export.pending.ComparedObject;
import io.isthmus.export.pending.PendingState;
import java.util.Collection;
import java.util.List;

/** Where desired and observed state meet. A page is loaded, decided on by the caller, and stored. */
public interface ComparisonStore {

    /** Value for {@code after} before the first page. */
    long BEGINNING = 0;

    /**
     * Makes everything be compared anew if what comparisons rest on (schema, settings) is another than last time.
     *
     * @param basis any text that names it
     * @param restoration plan whose objects take the place of what is desired; {@code null} for none
     */
    void basis(String basis, String restoration);

    /** Whether anything must be compared. Costs nothing when not. */
    boolean anythingToCompare();

    /** Objects that must be compared and have no counterpart, the next ones after an id; none: there are no more. */
    UnmatchedPage unmatched(long after, int limit);

    /** Keeps what was decided on objects of a page. */
    void keepMatches(List<Matched> matches);

    /**
     * Counts anew how memberships differ that may have changed.
     *
     * @param members types of members the target can hold
     */
    void refreshMemberships(Collection<ObjectType> members);

    /** Objects that must be compared, the next ones after an id; none: there are no more. */
    List<Due> due(long after, int limit);

    /** Those of these objects that must be compared. */
    List<Due> due(Collection<Long> ids);

    /** Keeps what is pending of each object, unless anything has happened to it since it was read: then it stays due. */
    void keep(List<Compared> compared);

    record Unmatched(long id, Subject subject) {}

    /** @param candidates everything at the target with an anchor, address or sign-in name of the subjects */
    record UnmatchedPage(List<Unmatched> subjects, List<Candidate> candidates) {}

    record Matched(long id, Match match) {}

    /**
     * An object to be compared.
     *
     * @param mark names what has happened to it last
     * @param object {@code null} where nothing was ever said of it, so that nothing is pending
     */
    record Due(long id, long mark, ComparedObject object) {}

    /** @param state {@code null} where there is no object */
    record Compared(Due due, PendingState state) {

        /** Whether what we had written before the last import has nothing left to say: it is confirmed, or undone for good. */
        public boolean nothingLeftToConfirm() {
            return state.operation() == null && due.object().object().written() != null;
        }
    }
}
