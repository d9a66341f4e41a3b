package io.isthmus.analyzer.translating;

import static java.util.Objects.requireNonNull;

import io.isthmus.analyzer.facts.Connector;
import io.isthmus.analyzer.facts.Connector.Partition;
import io.isthmus.analyzer.facts.ConnectorConfiguration;
import io.isthmus.analyzer.facts.GlobalSettings;
import io.isthmus.analyzer.facts.LegacyExport;
import io.isthmus.contracts.settings.DeltaMethod;
import io.isthmus.contracts.settings.GroupFilter;
import io.isthmus.contracts.settings.PartitionSettings;
import io.isthmus.contracts.settings.SourceKind;
import io.isthmus.contracts.settings.SourceSettings;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Active Directory connectors become sources; their selected domains, partitions with the same OU filter. A pilot's group stays what it was:
 * its direct members alone, groups among them.
 */
public final class Sources {

    private static final String ANCHOR = "Microsoft.SynchronizationOption.AnchorAttribute";
    private static final int MAXIMUM_NAME_LENGTH = 60;

    private Sources() {}

    static List<SourceSettings> of(LegacyExport export, Map<Connector, String> names) {
        List<SourceSettings> sources = new ArrayList<>();
        names.forEach((connector, name) -> sources.add(source(connector, name, anchor(export.globals()))));
        return sources;
    }

    /** The source's name for each connector to Active Directory, in the order of the export. */
    static Map<Connector, String> names(LegacyExport export) {
        Map<Connector, String> names = new LinkedHashMap<>();
        Set<String> taken = new HashSet<>();
        for (Connector connector : export.connectorsOf(Connector.Kind.ACTIVE_DIRECTORY)) {
            names.put(connector, unique(keySafe(connector.name()), taken));
        }
        return names;
    }

    private static SourceSettings source(Connector connector, String name, @Nullable String anchor) {
        return new SourceSettings(
                        name,
                        SourceKind.ACTIVE_DIRECTORY,
                        null,
                        false,
                        null,
                        null,
                        null,
                        anchor == null ? SourceKind.ACTIVE_DIRECTORY.anchorAttribute() : anchor,
                        connector.partitions().stream()
                                .filter(Sources::carried)
                                .map(p -> new PartitionSettings(requireNonNull(p.dn()), p.inclusions(), p.exclusions()))
                                .toList(),
                        DeltaMethod.AUTO,
                        0)
                .withGroup(connector
                        .configuration()
                        .map(ConnectorConfiguration::groupFilter)
                        .map(group -> new GroupFilter(group, false, true))
                        .orElse(null));
    }

    /** Selected domains; Configuration and Schema hold nobody who is synchronized. */
    static boolean carried(Partition partition) {
        return partition.selected() && partition.dn() != null && !Boolean.FALSE.equals(partition.domain());
    }

    /** DirSync always anchored on objectGUID; without one it is the source's own default, which is the same. */
    private static @Nullable String anchor(@Nullable GlobalSettings globals) {
        return globals == null ? null : globals.text(ANCHOR);
    }

    /** A connector's name as part of event keys: {@code [A-Za-z0-9._-]+}, at most 60 characters. */
    public static String keySafe(@Nullable String name) {
        String plain = Normalizer.normalize(name == null ? "" : name, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "")
                .replaceAll("[^A-Za-z0-9._-]+", "-")
                .replaceAll("^[-.]+|[-.]+$", "");
        String cut = plain.length() > MAXIMUM_NAME_LENGTH ? plain.substring(0, MAXIMUM_NAME_LENGTH) : plain;
        return cut.isEmpty() ? "source" : cut;
    }

    /** Names that differ only in case would be confused by people and file systems. */
    private static String unique(String name, Set<String> taken) {
        String candidate = name;
        for (int i = 2; !taken.add(candidate.toLowerCase(Locale.ROOT)); i++) {
            candidate = name + "-" + i;
        }
        return candidate;
    }
}
