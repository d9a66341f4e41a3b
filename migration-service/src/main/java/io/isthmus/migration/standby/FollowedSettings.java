package io.isthmus.migration.standby;

import io.isthmus.contracts.settings.PartitionSettings;
import io.isthmus.contracts.settings.SettingsDocument;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.contracts.settings.TargetSettings;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The active deployment's settings, as a stand-by takes them over: everything that decides what would be exported; what it
 * keeps is where it reads and writes and as whom, because that depends on where it runs.
 */
final class FollowedSettings {

    private FollowedSettings() {}

    static SettingsDocument of(SettingsDocument active, SettingsDocument own) {
        Map<String, SourceSettings> ownSources = own.sources().stream()
                .collect(Collectors.toMap(SourceSettings::name, Function.identity(), (a, b) -> a));
        return active.withSources(active.sources().stream()
                        .map(source -> source(source, ownSources.get(source.name())))
                        .toList())
                .withTarget(target(active.target(), own.target()));
    }

    /** @param own none where the source is new here: then it is taken over whole */
    private static SourceSettings source(SourceSettings active, @Nullable SourceSettings own) {
        return own == null
                ? active
                : active.withConnection(own.connection())
                        .withPageSize(own.pageSize())
                        .withPartitions(active.partitions().stream()
                                .map(partition -> reached(partition, own.partitions()))
                                .toList());
    }

    /** A partition that is new here is reached as the active one reaches it. */
    private static PartitionSettings reached(PartitionSettings active, List<PartitionSettings> own) {
        return own.stream()
                .filter(partition -> partition.dn().equalsIgnoreCase(active.dn()))
                .findFirst()
                .map(active::reachedAs)
                .orElse(active);
    }

    private static @Nullable TargetSettings target(@Nullable TargetSettings active, @Nullable TargetSettings own) {
        return own == null || active == null
                ? active
                : new TargetSettings(
                        active.name(),
                        active.kind(),
                        own.url(),
                        own.authentication(),
                        own.maxConcurrentRequests(),
                        active.initialDomain());
    }
}
