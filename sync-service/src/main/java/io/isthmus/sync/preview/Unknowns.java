package io.isthmus.sync.preview;

import io.isthmus.contracts.settings.PartitionSettings;
import io.isthmus.contracts.settings.SettingsDocument;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.directories.containers.ContainerFilter;
import io.isthmus.directories.names.DistinguishedName;
import io.isthmus.rules.rule.RuleSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What was never read, so that nobody can count it. */
final class Unknowns {

    private static final String FULL_IMPORT = " A full import in staging mode tells.";

    private final List<String> sentences = new ArrayList<>();

    private Unknowns() {}

    /** Settings with the rules that they make. */
    record Ruled(SettingsDocument settings, RuleSet rules) {}

    static List<String> between(Ruled today, Ruled proposed) {
        Unknowns unknowns = new Unknowns();
        Map<String, SourceSettings> before = byName(today.settings());
        for (SourceSettings source : proposed.settings().sources()) {
            SourceSettings former = before.remove(source.name());
            if (former == null) {
                unknowns.add("What the source " + source.name() + " holds is not known: it is new." + FULL_IMPORT);
            } else {
                unknowns.compare(former, source);
                unknowns.compare(source.name(), today.rules(), proposed.rules());
            }
        }
        before.keySet()
                .forEach(gone -> unknowns.add("The source " + gone
                        + " is not read any more: what the rules let in of it stays as it was last seen."));
        return unknowns.sentences;
    }

    private static Map<String, SourceSettings> byName(SettingsDocument settings) {
        return settings.sources().stream()
                .collect(Collectors.toMap(SourceSettings::name, Function.identity(), (one, other) -> one));
    }

    private void add(String sentence) {
        sentences.add(sentence);
    }

    private void compare(SourceSettings before, SourceSettings after) {
        if (!before.anchorAttribute().equalsIgnoreCase(after.anchorAttribute())) {
            add("Another attribute is the anchor of " + after.name()
                    + ": after the next full import every object of it is a new one, whatever is counted here.");
        }
        if (!Objects.equals(before.url(), after.url())) {
            add("Another address is read for " + after.name()
                    + ": if another directory is there, nothing that is counted here holds." + FULL_IMPORT);
        }
        ContainerFilter former = new ContainerFilter(before.partitions());
        ContainerFilter next = new ContainerFilter(after.partitions());
        Stream.concat(before.partitions().stream(), after.partitions().stream())
                .flatMap(Unknowns::names)
                .distinct()
                .filter(name -> next.includes(DistinguishedName.parse(name)))
                .filter(name -> !former.includes(DistinguishedName.parse(name)))
                .forEach(name -> add("Of " + name + " in " + after.name()
                        + " only objects are counted that were read before; it is not read today." + FULL_IMPORT));
    }

    private static Stream<String> names(PartitionSettings partition) {
        return Stream.of(
                        Stream.of(partition.dn()),
                        partition.includedContainers().stream(),
                        partition.excludedContainers().stream())
                .flatMap(names -> names);
    }

    private void compare(String source, RuleSet before, RuleSet after) {
        Set<String> attributes = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        attributes.addAll(after.sourceAttributes(source));
        attributes.removeAll(before.sourceAttributes(source));
        if (!attributes.isEmpty()) {
            add("The rules read " + String.join(", ", attributes) + " of " + source
                    + ", which no import has read so far: objects are counted as if they had none." + FULL_IMPORT);
        }
        Set<String> classes = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        classes.addAll(after.sourceTypes(source));
        classes.removeAll(before.sourceTypes(source));
        if (!classes.isEmpty()) {
            add("How many objects of " + String.join(", ", classes) + " the source " + source
                    + " has is not known: no rule was for them." + FULL_IMPORT);
        }
    }
}
