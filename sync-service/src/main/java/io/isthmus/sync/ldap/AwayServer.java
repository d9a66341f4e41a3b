package io.isthmus.sync.ldap;

import io.isthmus.contracts.settings.PartitionSettings;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.sync.source.ImportSelection;
import io.isthmus.sync.source.SourceConnector;
import io.isthmus.sync.source.SourceException;
import io.isthmus.sync.source.SourceReading;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A server of a forest that cannot be reached: its domain is told as failed, nobody leaves there, and the others go on. */
record AwayServer(SourceSettings server, SourceException fault) implements SourceConnector {

    @Override
    public SourceReading fullImport(ImportSelection selection) {
        return new FailedReading(selection, fault);
    }

    @Override
    public SourceReading deltaImport(ImportSelection selection, String watermark) {
        return new FailedReading(selection, fault);
    }

    @Override
    public SourceReading referring(ImportSelection selection, Collection<String> dns) {
        return SourceReading.ofNothing();
    }

    @Override
    public SourceReading at(ImportSelection selection, Collection<String> dns) {
        return SourceReading.ofNothing();
    }

    @Override
    public Map<String, String> locate(Collection<String> anchors) {
        return Map.of();
    }

    @Override
    public Set<String> unanswered() {
        return server.partitions().stream().map(PartitionSettings::dn).collect(Collectors.toSet());
    }

    @Override
    public Level containers(String dn, int limit) {
        throw fault;
    }

    @Override
    public void close() {
        // nothing is open
    }
}
