package io.isthmus.sync.containers;

import io.isthmus.chassis.problem.ProblemException;
import io.isthmus.contracts.settings.PartitionSettings;
import io.isthmus.contracts.settings.SettingsDocument;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.directories.names.DistinguishedName;
import io.isthmus.directories.names.MalformedName;
import io.isthmus.directories.names.SpelledName;
import io.isthmus.sync.containers.ContainerList.Container;
import io.isthmus.sync.runs.CurrentSettings;
import io.isthmus.sync.source.SourceConnector;
import io.isthmus.sync.source.SourceConnector.Level;
import io.isthmus.sync.source.SourceException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The containers of a source of the settings; nothing outside of its partitions is shown. */
@ApplicationScoped
public class Containers {

    private static final int BAD_GATEWAY = 502;

    private final Function<SourceSettings, SourceConnector> connectors;
    private final CurrentSettings settings;

    Containers(Function<SourceSettings, SourceConnector> connectors, CurrentSettings settings) {
        this.connectors = connectors;
        this.settings = settings;
    }

    /**
     * @param below absent or empty for the partitions themselves
     * @param limit how many at most
     */
    public ContainerList of(String connector, @Nullable String below, int limit) {
        SourceSettings source = source(connector);
        if (below == null || below.isBlank()) {
            List<Container> partitions = source.partitions().stream()
                    .map(partition -> new Container(partition.dn(), partition.dn()))
                    .toList();
            return new ContainerList(source.name(), null, partitions, false);
        }
        requireInside(source, below);
        try (SourceConnector opened = connectors.apply(source)) {
            Level level = opened.containers(below, limit);
            List<Container> containers = level.dns().stream()
                    .map(dn -> new Container(dn, SpelledName.rdn(dn)))
                    .toList();
            return new ContainerList(source.name(), below, containers, level.more());
        } catch (SourceException e) {
            throw new ProblemException(
                    BAD_GATEWAY, e.code().name(), "The directory cannot be asked", e.getMessage(), e.whatToDo());
        }
    }

    private SourceSettings source(String connector) {
        return settings.get().map(SettingsDocument::sources).orElse(List.of()).stream()
                .filter(source -> source.name().equals(connector))
                .findFirst()
                .orElseThrow(() -> new ProblemException(
                        404,
                        "NO_SUCH_SOURCE",
                        "There is no such source",
                        "the settings have no source " + connector,
                        "Add ?connector= with the name of one of the settings' sources."));
    }

    private static void requireInside(SourceSettings source, String below) {
        try {
            DistinguishedName place = DistinguishedName.parse(below);
            if (source.partitions().stream()
                    .map(PartitionSettings::dn)
                    .map(DistinguishedName::parse)
                    .noneMatch(place::isAtOrUnder)) {
                throw new ProblemException(
                        404,
                        "OUTSIDE_OF_SOURCE",
                        "This is not part of the source",
                        below + " lies in no partition of " + source.name(),
                        "Name a container at or below one of its partitions.");
            }
        } catch (MalformedName e) {
            throw new ProblemException(
                    400,
                    "NO_DISTINGUISHED_NAME",
                    "This is no distinguished name",
                    e.getMessage(),
                    "Write it as RFC 4514 says, as in OU=Sales,DC=example,DC=com.");
        }
    }
}
