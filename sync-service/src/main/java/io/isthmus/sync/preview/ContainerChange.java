package io.isthmus.sync.preview;

import io.isthmus.contracts.settings.PartitionSettings;
import io.isthmus.contracts.settings.SettingsDocument;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.directories.containers.ContainerFilter;
import io.isthmus.directories.names.DistinguishedName;
import io.isthmus.directories.names.MalformedName;
import io.isthmus.sync.connectorspace.ConnectorSpaceObject;
import io.isthmus.sync.connectorspace.ConnectorSpaceObject.Departure;
import io.isthmus.sync.preview.PreviewStore.Placed;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the containers of other settings would make of an object.
 *
 * <pre>
 * today                           its place by the other settings   then
 * ------------------------------  --------------------------------  -----------
 * known                           in                                the same
 * known                           out                               departed
 * departed, its place is out      in                                returns: all but its name and class was forgotten
 * departed, its place is in       in                                the same (it departed for another reason)
 * departed                        out                               the same
 * of a source they do not name    —                                 the same (nobody looks any more)
 * </pre>
 */
final class ContainerChange {

    private final Map<String, ContainerFilter> today;
    private final Map<String, ContainerFilter> proposed;
    private final Map<String, List<PartitionSettings>> partitionsToday;
    private final Map<String, List<PartitionSettings>> partitionsProposed;

    /** @param today absent for none */
    ContainerChange(@Nullable SettingsDocument today, SettingsDocument proposed) {
        this.today = filters(today);
        this.proposed = filters(proposed);
        this.partitionsToday = partitions(today);
        this.partitionsProposed = partitions(proposed);
    }

    private static Map<String, List<PartitionSettings>> partitions(@Nullable SettingsDocument settings) {
        Map<String, List<PartitionSettings>> partitions = new HashMap<>();
        if (settings != null) {
            settings.sources().forEach(source -> partitions.put(source.name(), source.partitions()));
        }
        return partitions;
    }

    private static Map<String, ContainerFilter> filters(@Nullable SettingsDocument settings) {
        Map<String, ContainerFilter> filters = new HashMap<>();
        if (settings != null) {
            for (SourceSettings source : settings.sources()) {
                filters.put(source.name(), new ContainerFilter(source.partitions()));
            }
        }
        return filters;
    }

    /** Whether there is nothing that they would make different. */
    boolean same() {
        return partitionsToday.equals(partitionsProposed);
    }

    /** Whether the containers that it is in would be closed. */
    boolean closes(Placed object) {
        return proposed.containsKey(object.connector()) && !includes(proposed, object);
    }

    boolean returns(Placed object) {
        return object.departed() == Departure.OUT_OF_SCOPE && includes(proposed, object) && !includes(today, object);
    }

    static Placed placed(ConnectorSpaceObject object) {
        return new Placed(object.id(), object.connector(), object.dn(), object.objectClass(), object.departed());
    }

    private static boolean includes(Map<String, ContainerFilter> filters, Placed object) {
        try {
            ContainerFilter filter = filters.get(object.connector());
            return filter != null && filter.includes(DistinguishedName.parse(object.dn()));
        } catch (MalformedName e) {
            return false; // an import would not let it in either
        }
    }
}
