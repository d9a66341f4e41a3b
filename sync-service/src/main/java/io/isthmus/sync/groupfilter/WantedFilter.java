package io.isthmus.sync.groupfilter;

import io.isthmus.contracts.settings.GroupFilter;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.rules.rule.RuleSet;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * The group that the settings filter a source by.
 *
 * @param exempt object classes that it says nothing about, folded and sorted: those of groups, unless they have to be members, too
 */
public record WantedFilter(String connector, String dn, boolean nested, List<String> exempt) {

    private static final String GROUP = "group";

    public WantedFilter {
        exempt = List.copyOf(exempt);
    }

    /** Of those sources that are filtered by a group. */
    public static List<WantedFilter> of(List<SourceSettings> sources, RuleSet rules) {
        return sources.stream()
                .filter(source -> source.group() != null)
                .map(source -> of(source.name(), Objects.requireNonNull(source.group()), rules))
                .sorted(Comparator.comparing(WantedFilter::connector))
                .toList();
    }

    private static WantedFilter of(String connector, GroupFilter group, RuleSet rules) {
        List<String> groups = rules.sourceTypes(connector).stream()
                .filter(type -> rules.inbound(connector, type).stream()
                        .anyMatch(rule -> GROUP.equalsIgnoreCase(rule.targetType())))
                .map(type -> type.toLowerCase(Locale.ROOT))
                .sorted()
                .toList();
        return new WantedFilter(connector, group.dn(), group.nested(), group.groupsToo() ? List.of() : groups);
    }
}
