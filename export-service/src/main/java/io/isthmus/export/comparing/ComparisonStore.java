package io.isthmus.export.comparing;

import io.isthmus.contracts.ObjectType;
import io.isthmus.export.matching.Candidate;
import io.isthmus.export.matching.Match;
import io.isthmus.export.matching.Subject;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/** Where desired and observed state meet. Works page by page; a page is one transaction. */
public interface ComparisonStore {

    /** Value for {@code after} before the first page, and answered after the last one. */
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

    /**
     * Looks for counterparts of the next objects that must be compared and have none.
     *
     * @return where the next page begins, {@link #BEGINNING} when there is none
     */
    long matchPage(long after, Matcher matcher);

    /**
     * Counts anew how memberships differ that may have changed.
     *
     * @param members types of members the target can hold
     */
    void refreshMemberships(Collection<ObjectType> members);

    /** Compares the next objects and keeps what is pending for them. Returns as {@link #matchPage}. */
    long comparePage(long after, Function<ComparedObject, PendingState> judge);

    /** Decides on one object; candidates are all that have its anchor, address or sign-in name. */
    interface Matcher {
        Match decide(Subject subject, List<Candidate> candidates);
    }
}
