package io.isthmus.sync.importing;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The departures of one source, in a map. */
final class RememberedDepartures implements DepartureMemory {

    private record State(Departing departing, boolean withheld, boolean approved) {

        boolean awaits() {
            return departing.awaits() != null;
        }
    }

    private final Map<String, State> states = new TreeMap<>();

    @Override
    public boolean begin(String connector) {
        states.values().removeIf(state -> !state.withheld() && !state.awaits());
        return !states.isEmpty();
    }

    @Override
    public void note(String connector, List<Departing> found, Instant at) {
        for (Departing each : found) {
            State before = states.get(each.anchor());
            states.put(
                    each.anchor(),
                    new State(each, before != null && before.withheld(), before != null && before.approved()));
        }
    }

    @Override
    public void forget(String connector, Collection<String> anchors) {
        states.keySet().removeAll(List.copyOf(anchors));
    }

    @Override
    public List<Noted> noted(String connector) {
        return counted(state -> !state.withheld());
    }

    @Override
    public List<Noted> withheld(String connector) {
        return counted(state -> state.withheld() && !state.approved());
    }

    private List<Noted> counted(Predicate<State> which) {
        return states.values().stream()
                .filter(which.and(state -> !state.awaits()))
                .map(state -> new Noted(
                        state.departing().objectClass(), state.departing().base(), 1))
                .toList();
    }

    @Override
    public void withhold(String connector, Collection<String> classes, Collection<String> bases) {
        var withheld = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        withheld.addAll(classes);
        states.replaceAll((anchor, state) -> {
            Departing departing = state.departing();
            boolean held = withheld.contains(departing.objectClass())
                    || departing.base() != null && bases.contains(departing.base());
            return new State(departing, state.withheld() || held && !state.awaits(), state.approved());
        });
    }

    @Override
    public List<Departing> leaving(String connector, int limit) {
        return first(state -> !state.withheld(), limit);
    }

    @Override
    public List<Departing> approved(String connector, int limit) {
        return first(State::approved, limit);
    }

    @Override
    public List<Departing> awaiting(String connector, String after, int limit) {
        return states.values().stream()
                .filter(State::awaits)
                .map(State::departing)
                .filter(each -> each.anchor().compareTo(after) > 0)
                .limit(limit)
                .toList();
    }

    private List<Departing> first(Predicate<State> which, int limit) {
        return states.values().stream()
                .filter(which.and(state -> !state.awaits()))
                .map(State::departing)
                .limit(limit)
                .toList();
    }

    @Override
    public String digest(String connector) {
        return withheldAnchors().stream().collect(Collectors.joining(" ")).toLowerCase(Locale.ROOT);
    }

    /** Somebody has looked at all that are withheld. */
    void approve() {
        states.replaceAll((anchor, state) -> new State(state.departing(), state.withheld(), state.withheld()));
    }

    List<String> withheldAnchors() {
        return states.values().stream()
                .filter(state -> state.withheld() && !state.approved() && !state.awaits())
                .map(state -> state.departing().anchor())
                .toList();
    }
}
