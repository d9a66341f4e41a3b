package io.isthmus.sync.ldap;

import io.isthmus.chassis.secrets.Secrets;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.directories.containers.ContainerFilter;
import io.isthmus.sync.source.ImportSelection;
import io.isthmus.sync.source.SourceConnector;
import io.isthmus.sync.source.SourceEntry;
import io.isthmus.sync.source.SourceItem;
import io.isthmus.sync.source.SourceReading;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What LDAP tests share: connectors with short timeouts, whole readings. */
public final class Readings {

    private Readings() {}

    public static LdapConnectors connectors() {
        return connectors(Duration.ofSeconds(10));
    }

    static LdapConnectors connectors(Duration responseTimeout) {
        return new LdapConnectors(
                new LdapConfig() {
                    @Override
                    public Duration connectTimeout() {
                        return Duration.ofSeconds(3);
                    }

                    @Override
                    public int maxMessageSize() {
                        return 64 * 1024 * 1024;
                    }

                    @Override
                    public Duration responseTimeout() {
                        return responseTimeout;
                    }

                    @Override
                    public Duration replicationPatience() {
                        return Duration.ofHours(6);
                    }

                    @Override
                    public Duration deltaOverlap() {
                        return Duration.ofSeconds(1);
                    }
                },
                new Secrets());
    }

    static ImportSelection everything(SourceSettings source) {
        return new ImportSelection(
                new ContainerFilter(source.partitions()),
                Set.of("inetOrgPerson", "groupOfNames"),
                Set.of("*"),
                Set.of("member"));
    }

    record Reading(List<SourceItem> items, Optional<String> watermark, int pages) {

        List<SourceEntry> entries() {
            return items.stream()
                    .filter(SourceItem.Observed.class::isInstance)
                    .map(item -> ((SourceItem.Observed) item).entry())
                    .toList();
        }

        SourceEntry entry(String rdn) {
            return entries().stream()
                    .filter(entry -> entry.dn().startsWith(rdn + ","))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(rdn + " was not read"));
        }
    }

    static Reading full(SourceSettings source) {
        return full(connectors(), source);
    }

    static Reading full(LdapConnectors connectors, SourceSettings source) {
        try (SourceConnector connector = connectors.apply(source);
                SourceReading reading = connector.fullImport(everything(source))) {
            return drain(reading);
        }
    }

    static Reading delta(SourceSettings source, String watermark) {
        return delta(connectors(), source, watermark);
    }

    static Reading delta(LdapConnectors connectors, SourceSettings source, String watermark) {
        try (SourceConnector connector = connectors.apply(source);
                SourceReading reading = connector.deltaImport(everything(source), watermark)) {
            return drain(reading);
        }
    }

    /** Who refers to that place. */
    static Reading referring(SourceSettings source, String dn) {
        ImportSelection selection = new ImportSelection(
                new ContainerFilter(source.partitions()),
                Set.of("inetOrgPerson", "groupOfNames"),
                Set.of("mail", "manager"),
                Set.of("member"));
        try (SourceConnector connector = connectors().apply(source);
                SourceReading reading = connector.referring(selection, List.of(dn))) {
            return drain(reading);
        }
    }

    /** Who is at these places. */
    static Reading at(SourceSettings source, List<String> dns) {
        try (SourceConnector connector = connectors().apply(source);
                SourceReading reading = connector.at(everything(source), dns)) {
            return drain(reading);
        }
    }

    static Reading drain(SourceReading reading) {
        List<SourceItem> items = new ArrayList<>();
        int pages = 0;
        for (Optional<List<SourceItem>> page = reading.next(); page.isPresent(); page = reading.next()) {
            items.addAll(page.get());
            pages++;
        }
        return new Reading(items, reading.watermark(), pages);
    }
}
