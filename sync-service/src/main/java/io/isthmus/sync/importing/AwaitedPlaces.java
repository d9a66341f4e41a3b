package io.isthmus.sync.importing;

import java.util.Collection;
import java.util.List;

/**
 * Places that somebody refers to and of which it is not known yet who is there. A DN is only where somebody stood last: the
 * children of a renamed container have other DNs, and nothing tells so of them but the groups that name them. Each call is
 * one transaction.
 */
public interface AwaitedPlaces {

    /** Whether a full import was ever complete. */
    boolean wasReadThrough(String connector);

    /** A full import changes something: until it has seen everything, a place where nobody is known proves nothing. */
    void readingBegins(String connector);

    /** Everything was read, and whoever was awaited was asked for. */
    void readThrough(String connector);

    /** Awaits those places at which import memory knows nobody. */
    void await(String connector, Collection<String> dns);

    /** Whoever was to be read again in an import has been: what was left in it is known. */
    void settled(String connector);

    /**
     * Awaits those of the places that somebody has left in this import, as far as it was noticed, and at which nobody is known now. Whoever
     * was seen to move while it reads may be back.
     */
    void awaitWhereSomebodyLeft(String connector, Collection<String> dns);

    /**
     * Has everybody read again who is known to refer to one of these places, which somebody has left in this import: a link may have
     * followed him, or have gone with him.
     */
    void readAgainWhoRefersTo(String connector, Collection<String> dns);

    /** Some of the places that are awaited still, that nobody was seen at since and this run has not asked for. */
    List<String> next(String connector, String runId, int limit);

    /** Nobody answered for these places: they are asked for by the next run. */
    void unanswered(String connector, String runId, Collection<String> dns);

    /**
     * The directory was asked who is at these places. Of a place where nobody is that is believed when a second run finds
     * it so: who had left it just before the first one asked comes with the changes that the second one reads. Whoever
     * refers there is read again then, since a link may have followed him.
     *
     * @param found those where somebody is
     */
    void answered(String connector, String runId, Collection<String> dns, Collection<String> found);

    /**
     * Whether places have been answered for, of whatever source, since a synchronization looked at what was not known yet. Nothing else may
     * tell it so: where nobody is, or whoever is not selected, nothing arrives.
     */
    boolean anyAnsweredSinceSynchronization();
}
