package io.isthmus.sync.ldap.activedirectory;

import com.unboundid.ldap.sdk.LDAPConnection;
import io.isthmus.sync.ldap.reading.SourceDirectory;
import io.isthmus.sync.source.SourceException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is believed of a domain controller that may not know yet what another one has shown. Of whoever it does not find, or finds
 * outside the filters:
 *
 * <pre>
 * one that was read before finds the object inside       there
 * all that were read before find it where this one does   as they say
 * one of them does not answer, and it is deleted here     gone
 * otherwise                                               not said
 * </pre>
 */
public final class SecondOpinion implements AutoCloseable {

    private final SourceDirectory directory;
    private final Elsewhere elsewhere;
    private final Function<String, Optional<LDAPConnection>> controllers;
    private final Predicate<String> inside;
    private final Supplier<LDAPConnection> opening;
    private @Nullable List<Optional<LDAPConnection>> asked;
    private @Nullable LDAPConnection here;

    /**
     * @param directory as it is here
     * @param controllers connects to a domain controller by its DNS name; nothing where that does not come about
     * @param inside whether a place is within the filters
     * @param opening connects to this controller
     */
    public SecondOpinion(
            SourceDirectory directory,
            Elsewhere elsewhere,
            Function<String, Optional<LDAPConnection>> controllers,
            Predicate<String> inside,
            Supplier<LDAPConnection> opening) {
        this.directory = directory;
        this.elsewhere = elsewhere;
        this.controllers = controllers;
        this.inside = inside;
        this.opening = opening;
    }

    /**
     * @param places where they are: DN by anchor, of those that exist
     * @param notSaid whether of some it is not known
     */
    public record Found(Map<String, String> places, boolean notSaid) {}

    /** @param here what this controller says */
    public Found of(Collection<String> wanted, Map<String, String> here) {
        Map<String, String> places = new HashMap<>(here);
        Set<String> doubtful = new HashSet<>(wanted);
        doubtful.removeIf(anchor -> isInside(here.get(anchor)));
        boolean all = true;
        for (Optional<LDAPConnection> other : doubtful.isEmpty() ? List.<Optional<LDAPConnection>>of() : asked()) {
            Optional<Map<String, String>> there = other.flatMap(known -> placesAt(known, doubtful));
            all &= there.isPresent();
            there.orElse(Map.of()).forEach((anchor, place) -> {
                if (isInside(place)) {
                    places.put(anchor, place);
                    doubtful.remove(anchor);
                } else {
                    places.putIfAbsent(anchor, place);
                }
            });
        }
        if (all || doubtful.isEmpty()) {
            return new Found(places, false);
        }
        doubtful.removeAll(new Locating(directory).deleted(List.copyOf(doubtful), here()));
        doubtful.forEach(places::remove);
        return new Found(places, !doubtful.isEmpty());
    }

    private LDAPConnection here() {
        LDAPConnection open = here == null ? opening.get() : here;
        here = open;
        return open;
    }

    private Optional<Map<String, String>> placesAt(LDAPConnection other, Set<String> doubtful) {
        Locating locating = new Locating(directory);
        try {
            Map<String, String> places = locating.places(List.copyOf(doubtful), other);
            return locating.unanswered().isEmpty() ? Optional.of(places) : Optional.empty();
        } catch (SourceException e) {
            return Optional.empty(); // it does not answer any more
        }
    }

    private List<Optional<LDAPConnection>> asked() {
        List<Optional<LDAPConnection>> open = asked == null ? new ArrayList<>() : asked;
        if (asked == null) {
            elsewhere.controllers().forEach(name -> open.add(controllers.apply(name)));
            asked = open;
        }
        return open;
    }

    private boolean isInside(@Nullable String place) {
        return place != null && inside.test(place);
    }

    @Override
    public void close() {
        if (here != null) {
            here.close();
        }
        if (asked != null) {
            asked.forEach(connection -> connection.ifPresent(LDAPConnection::close));
        }
    }
}
