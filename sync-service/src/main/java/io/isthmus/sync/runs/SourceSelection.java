package io.isthmus.sync.runs;

import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.directories.containers.ContainerFilter;
import io.isthmus.directories.containers.NamingContexts;
import io.isthmus.rules.rule.RuleSet;
import io.isthmus.sync.source.ImportSelection;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** What imports of a source are to see, by its settings and the rules written for it. */
final class SourceSelection {

    private SourceSelection() {}

    static ImportSelection of(SourceSettings source, RuleSet rules) {
        return new ImportSelection(
                new ContainerFilter(source.partitions()),
                rules.sourceTypes(source.name()),
                rules.sourceAttributes(source.name()),
                rules.membershipAttributes(source.name()));
    }

    /** Changes whenever an object or value could come in that did not before: then only a full import sees them. */
    static String fingerprint(SourceSettings source, ImportSelection selection, NamingContexts contexts) {
        Set<String> parts = new TreeSet<>();
        source.partitions()
                .forEach(partition -> parts.add(partition.dn() + "\n" + partition.includedContainers() + "\n"
                        + partition.excludedContainers() + "\n" + partition.url()));
        String text = String.join("\n", parts) + "\n" + selection.objectClasses() + "\n" + selection.attributes() + "\n"
                + selection.memberships() + "\n" + source.anchorAttribute() + "\n" + source.url()
                + (source.rows() == null ? "" : "\n" + source.rows())
                + (source.query() == null ? "" : "\n" + source.query())
                + contexts.fingerprint();
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
