package io.isthmus.sync.importing;

import io.isthmus.chassis.runs.RunTally;
import io.isthmus.contracts.operations.Run.RunError;
import io.isthmus.contracts.settings.PartitionSettings;
import io.isthmus.directories.containers.ContainerFilter;
import io.isthmus.directories.names.DistinguishedName;
import io.isthmus.sync.importing.ContainerMemory.Followed;
import io.isthmus.sync.source.ImportSelection;
import io.isthmus.sync.source.SourceConnector;
import io.isthmus.sync.source.SourceException;
import io.isthmus.sync.source.SourceException.Code;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Goes on to mean the containers that the settings meant, when they are renamed or moved: else everybody in an excluded one
 * would come into scope under its new name.
 *
 * <pre>
 * the container of the settings       stands for
 * never seen                          its name
 * seen, and found by its identity     where it is now; if that is not its name, each full import says so
 * seen, and not found                 where it was last; the next full import takes what has its name by then
 * </pre>
 *
 * <p>A delta may have read people below it while it was being renamed, so the one that notices becomes a full import.
 */
final class FollowedContainers {

    private final SourceConnector source;
    private final ContainerMemory memory;

    FollowedContainers(SourceConnector source, ContainerMemory memory) {
        this.source = source;
        this.memory = memory;
    }

    /**
     * The same order, with the names that its containers have now.
     *
     * @throws SourceException {@code DELTA_IMPOSSIBLE} when one of them has another name than at the last import
     */
    ImportOrder follow(ImportOrder order, RunTally tally) {
        String connector = order.source().name();
        List<PartitionSettings> partitions = order.source().partitions();
        Set<String> named = named(partitions);
        List<Followed> before = memory.followed(connector);
        if (named.isEmpty() && before.isEmpty()) {
            return order;
        }
        Map<String, Followed> now = now(named, before);
        if (order.full()) {
            identify(named, now);
            now.values().stream()
                    .filter(FollowedContainers::hasAnotherName)
                    .map(container -> renamed(order, container))
                    .forEach(tally::error);
            memory.remember(connector, now.values());
        } else {
            now.values().stream()
                    .filter(container -> !before.contains(container))
                    .findFirst()
                    .ifPresent(container -> {
                        throw hasMoved(container);
                    });
        }
        return with(order, partitions.stream().map(each -> placed(each, now)).toList());
    }

    private static Set<String> named(List<PartitionSettings> partitions) {
        Set<String> named = new LinkedHashSet<>();
        for (PartitionSettings partition : partitions) {
            Stream.concat(partition.includedContainers().stream(), partition.excludedContainers().stream())
                    .filter(dn -> partitions.stream().noneMatch(each -> DistinguishedName.same(each.dn(), dn)))
                    .sorted()
                    .forEach(named::add);
        }
        return named;
    }

    private Map<String, Followed> now(Set<String> named, List<Followed> before) {
        List<Followed> known =
                before.stream().filter(each -> named.contains(each.dn())).toList();
        Map<String, String> places = known.isEmpty()
                ? Map.of()
                : source.containersById(known.stream().map(Followed::id).toList());
        Map<String, Followed> now = new LinkedHashMap<>();
        known.forEach(each -> now.put(each.dn(), each.at(places.getOrDefault(each.id(), each.place()))));
        return now;
    }

    /** Those that were never seen, and those that are gone while another one has their name. */
    private void identify(Set<String> named, Map<String, Followed> now) {
        Map<String, String> present =
                source.containersById(now.values().stream().map(Followed::id).toList());
        List<String> doubtful = named.stream()
                .filter(dn ->
                        !now.containsKey(dn) || !present.containsKey(now.get(dn).id()))
                .toList();
        source.containerIds(doubtful).forEach((dn, id) -> now.put(dn, new Followed(dn, id, dn)));
    }

    private static boolean hasAnotherName(Followed container) {
        return !DistinguishedName.same(container.dn(), container.place());
    }

    private static SourceException hasMoved(Followed container) {
        return new SourceException(
                Code.DELTA_IMPOSSIBLE,
                "the container that the settings name as " + container.dn() + " is " + container.place() + " now",
                "Nothing: a full import follows. Write the new name into the partitions of the source.",
                null);
    }

    private static RunError renamed(ImportOrder order, Followed container) {
        return new RunError(
                "CONTAINER_RENAMED",
                container.place(),
                "is the container that the settings of the source "
                        + order.source().name() + " name as " + container.dn() + "; it goes on to hold whom it held",
                "Write its new name into the partitions of the source.");
    }

    private static PartitionSettings placed(PartitionSettings partition, Map<String, Followed> now) {
        return new PartitionSettings(
                partition.dn(),
                placed(partition.includedContainers(), now),
                placed(partition.excludedContainers(), now));
    }

    private static List<String> placed(Collection<String> dns, Map<String, Followed> now) {
        return dns.stream()
                .map(dn -> now.containsKey(dn) ? now.get(dn).place() : dn)
                .toList();
    }

    private static ImportOrder with(ImportOrder order, List<PartitionSettings> partitions) {
        ImportSelection selection = order.selection();
        return new ImportOrder(
                order.runId(),
                order.source(),
                new ImportSelection(
                        new ContainerFilter(partitions),
                        selection.objectClasses(),
                        selection.attributes(),
                        selection.memberships()),
                order.watermark(),
                order.last(),
                order.contexts(),
                order.sources(),
                order.quiet());
    }
}
