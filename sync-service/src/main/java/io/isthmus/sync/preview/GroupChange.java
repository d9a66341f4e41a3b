package io.isthmus.sync.preview;

import io.isthmus.contracts.checking.SettingsEffects.Members;
import io.isthmus.sync.connectorspace.ConnectorSpaceObject.Departure;
import io.isthmus.sync.groupfilter.GroupMemberTables;
import io.isthmus.sync.groupfilter.GroupMemberTables.Sample;
import io.isthmus.sync.groupfilter.KnownGroup;
import io.isthmus.sync.groupfilter.WantedFilter;
import io.isthmus.sync.preview.PreviewStore.Placed;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Whom the groups of other settings would leave out.
 *
 * <pre>
 * the group that they name                 out is
 * none                                     nobody
 * was read, and has members                who is no member
 * was not read, or shows no member         who is out today: nobody would come or leave
 * </pre>
 */
final class GroupChange {

    private record Chosen(WantedFilter filter, List<UUID> counted) {}

    private final boolean same;
    private final Map<String, Chosen> chosen = new HashMap<>();
    private final Set<String> frozen = new HashSet<>();
    private final List<Members> members = new ArrayList<>();
    private final List<String> unknown = new ArrayList<>();
    private final GroupMemberTables tables;

    private GroupChange(GroupMemberTables tables, boolean same) {
        this.tables = tables;
        this.same = same;
    }

    static GroupChange of(GroupMemberTables tables, List<WantedFilter> today, List<WantedFilter> proposed) {
        GroupChange change = new GroupChange(tables, today.equals(proposed));
        proposed.forEach(change::choose);
        return change;
    }

    private void choose(WantedFilter filter) {
        Optional<KnownGroup> group = tables.group(filter);
        List<UUID> counted = group.map(known -> tables.counted(filter, known)).orElse(List.of());
        Sample sample = tables.sample(filter.connector(), counted);
        members.add(new Members(
                filter.connector(), group.map(KnownGroup::dn).orElse(filter.dn()), sample.count(), sample.examples()));
        if (sample.count() > 0) {
            chosen.put(filter.connector(), new Chosen(filter, counted));
            return;
        }
        frozen.add(filter.connector());
        unknown.add("The group " + filter.dn() + " of " + filter.connector()
                + (group.isEmpty() ? " is not among what was read" : " shows no member that was read")
                + ": until it does, nobody comes into scope, and nobody leaves.");
    }

    /** Whether there is nothing that they would make different. */
    boolean same() {
        return same;
    }

    List<Members> members() {
        return members;
    }

    /** What is not known, in sentences. */
    List<String> unknown() {
        return unknown;
    }

    /** Those of some objects that would be out. */
    Set<UUID> out(Collection<Placed> objects) {
        Set<UUID> out = new HashSet<>();
        objects.stream()
                .filter(object -> frozen.contains(object.connector()) && outToday(object))
                .forEach(object -> out.add(object.id()));
        chosen.forEach((connector, group) -> out.addAll(noMembers(connector, group, objects)));
        return out;
    }

    private Set<UUID> noMembers(String connector, Chosen group, Collection<Placed> objects) {
        Set<UUID> others = new HashSet<>();
        objects.stream()
                .filter(object -> object.connector().equals(connector))
                .filter(object ->
                        !group.filter().exempt().contains(object.objectClass().toLowerCase(Locale.ROOT)))
                .forEach(object -> others.add(object.id()));
        if (!others.isEmpty()) {
            others.removeAll(tables.among(connector, group.counted(), List.copyOf(others)));
        }
        return others;
    }

    static boolean outToday(Placed object) {
        return object.departed() == Departure.OUTSIDE_OF_GROUP;
    }
}
