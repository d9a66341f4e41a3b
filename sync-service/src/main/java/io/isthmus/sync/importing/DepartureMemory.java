package io.isthmus.sync.importing;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Departures that imports have found and not told yet. Each call is one transaction. */
public interface DepartureMemory {

    /** Forgets what an import noted that broke off. @return whether any are withheld, or await another source's word */
    boolean begin(String connector);

    /** Notes departures; those that are withheld stay so, those that are approved too. */
    void note(String connector, List<Departing> found, Instant at);

    /** Forgets departures: the objects were seen again, or everybody was told. */
    void forget(String connector, Collection<String> anchors);

    /** The first behind an anchor of those that await another source's word; they are among none of the others. */
    List<Departing> awaiting(String connector, String after, int limit);

    /** What was noted and is not withheld, counted by class and base. */
    List<Noted> noted(String connector);

    /** What is withheld and not approved, counted by class and base. */
    List<Noted> withheld(String connector);

    /** Withholds what was noted of these classes, and under these bases. */
    void withhold(String connector, Collection<String> classes, Collection<String> bases);

    /** The first of those that were noted and are not withheld. */
    List<Departing> leaving(String connector, int limit);

    /** The first of those that are withheld and were approved. */
    List<Departing> approved(String connector, int limit);

    /** Names exactly the set that is withheld and not approved. */
    String digest(String connector);

    /** @param base none: no base of the settings holds their places any more */
    record Noted(String objectClass, @Nullable String base, long count) {}
}
