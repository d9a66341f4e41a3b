package io.isthmus.sync.importing;

import io.isthmus.contracts.settings.SourceKind;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.directories.containers.ContainerFilter;
import io.isthmus.directories.names.DistinguishedName;
import io.isthmus.directories.names.MalformedName;
import io.isthmus.sync.source.SourceConnector;
import io.isthmus.sync.source.SourceConnectors;
import io.isthmus.sync.source.SourceException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Domains of Active Directory that are sources of their own, or parts of one: whoever moves from one to another keeps {@code
 * objectGUID}, and to the source that he leaves he is deleted, or outside its filters.
 *
 * <pre>
 * another source                                        he
 * ----------------------------------------------------  ------------------------------------------
 * has taken him in, and what he is there is worked out  leaves here: what he has at the target is taken over
 * shows him within its filters                          waits until it has
 * does not answer                                       waits until it does
 * does not show him, or outside its filters             leaves
 * </pre>
 */
final class Siblings {

    private static final Logger LOG = Logger.getLogger(Siblings.class);

    private final SourceConnectors connectors;
    private final List<SourceSettings> siblings;
    private final TakenIn taken;

    private Siblings(SourceConnectors connectors, List<SourceSettings> siblings, TakenIn taken) {
        this.connectors = connectors;
        this.siblings = siblings;
        this.taken = taken;
    }

    static Siblings of(SourceSettings source, List<SourceSettings> all, SourceConnectors connectors, TakenIn taken) {
        return new Siblings(
                connectors,
                all.stream().filter(other -> areSiblings(source, other)).toList(),
                taken);
    }

    private static boolean areSiblings(SourceSettings source, SourceSettings other) {
        return source.kind() == SourceKind.ACTIVE_DIRECTORY
                && other.kind() == SourceKind.ACTIVE_DIRECTORY
                && !other.name().equals(source.name())
                && other.anchorAttribute().equalsIgnoreCase(source.anchorAttribute())
                && !other.addresses().isEmpty();
    }

    /** @return by anchor, the source whose word is awaited before anybody is taken as gone */
    Map<String, String> awaited(Collection<String> gone) {
        if (siblings.isEmpty() || gone.isEmpty()) {
            return Map.of();
        }
        Set<String> doubtful = new HashSet<>(gone);
        siblings.forEach(sibling -> doubtful.removeAll(taken.of(sibling.name(), gone)));
        Map<String, String> awaited = new HashMap<>();
        for (SourceSettings sibling : siblings) {
            shown(sibling, doubtful).forEach(anchor -> awaited.putIfAbsent(anchor, sibling.name()));
        }
        return awaited;
    }

    private Collection<String> shown(SourceSettings sibling, Set<String> anchors) {
        if (anchors.isEmpty()) {
            return List.of();
        }
        ContainerFilter filter = new ContainerFilter(sibling.partitions());
        try (SourceConnector connector = connectors.open(sibling, null)) {
            List<String> shown = new ArrayList<>();
            connector.locate(anchors).forEach((anchor, place) -> {
                if (includes(filter, place)) {
                    shown.add(anchor);
                }
            });
            return connector.unanswered().isEmpty() ? shown : anchors;
        } catch (SourceException e) {
            LOG.warnf(
                    "whether %d objects have moved to source %s is not known: %s",
                    anchors.size(), sibling.name(), e.getMessage());
            return anchors;
        }
    }

    private static boolean includes(ContainerFilter filter, String place) {
        try {
            return filter.includes(DistinguishedName.parse(place));
        } catch (MalformedName e) {
            return true; // a place we cannot read is no proof that he is not there
        }
    }
}
