package io.isthmus.sync.groupfilter;

import io.isthmus.chassis.runs.RunTally;
import io.isthmus.contracts.settings.SettingsDocument;
import io.isthmus.rules.rule.RuleSet;
import io.isthmus.sync.groupfilter.GroupFilterTables.Kept;
import io.isthmus.sync.groupfilter.MembersVerdict.Evidence;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Compares who is in with who is a member, before objects are evaluated, and notes whoever comes into scope or leaves it. What has arrived
 * is all that is looked at, unless it was a group whose members count, or the filter is another one.
 */
@ApplicationScoped
public class GroupFilters {

    private final GroupFilterTables tables;

    GroupFilters(GroupFilterTables tables) {
        this.tables = tables;
    }

    /** Whether the settings have other groups than those that everything was last compared with. */
    public boolean changed(SettingsDocument settings, RuleSet rules) {
        List<WantedFilter> kept = tables.all().stream()
                .map(Kept::filter)
                .filter(filter -> named(settings, filter.connector()))
                .sorted(Comparator.comparing(WantedFilter::connector))
                .toList();
        return !kept.equals(WantedFilter.of(settings.sources(), rules));
    }

    /**
     * @param tellsNames whether to say again that a group has another name than in the settings
     * @return sources of which it is not certain who is in: silence about somebody of them means nothing
     */
    public Set<String> apply(SettingsDocument settings, RuleSet rules, RunTally tally, boolean tellsNames) {
        Map<String, Kept> before = tables.all().stream()
                .collect(Collectors.toMap(kept -> kept.filter().connector(), Function.identity()));
        Set<String> uncertain = new HashSet<>();
        List<WantedFilter> wanted = WantedFilter.of(settings.sources(), rules);
        for (WantedFilter filter : wanted) {
            if (!compare(filter, before.remove(filter.connector()), tally, tellsNames)) {
                uncertain.add(filter.connector());
            }
        }
        before.keySet().stream().filter(connector -> named(settings, connector)).forEach(tables::lift);
        return uncertain;
    }

    /** One that is not read any more stays as it is. */
    private static boolean named(SettingsDocument settings, String connector) {
        return settings.sources().stream().anyMatch(source -> source.name().equals(connector));
    }

    /** @return whether it is certain who is in */
    private boolean compare(WantedFilter filter, @Nullable Kept before, RunTally tally, boolean tellsNames) {
        return tables.together(() -> {
            if (before == null || !before.filter().equals(filter)) {
                tables.bringInForce(filter);
            }
            Optional<KnownGroup> group = group(filter, before);
            boolean another = before == null
                    || !before.filter().equals(filter)
                    || !before.settled()
                    || group.isPresent() && !group.get().id().equals(before.group());
            Due due = due(filter, group, another);
            Evidence evidence =
                    group.isPresent() ? tables.evidence(filter.connector()) : new Evidence(false, true, true);
            MembersVerdict verdict = MembersVerdict.of(filter, group, evidence, tellsNames || another);
            if (group.isPresent()) {
                tables.letIn(filter.connector(), due);
            }
            if (verdict.mayLeave()) {
                tables.letGo(filter.connector(), due);
            }
            tables.compared(filter.connector(), verdict.mayLeave());
            verdict.told().forEach(tally::error);
            return verdict.mayLeave();
        });
    }

    /** Whose members count is counted anew where somebody is due whose own members do, or may. */
    private Due due(WantedFilter filter, Optional<KnownGroup> group, boolean another) {
        Due due = tables.due(filter.connector());
        boolean others = group.isPresent()
                && (another || tables.groupsConcerned(filter.connector(), due))
                && tables.count(filter, group.get());
        return another || others ? new Due.Everybody() : due;
    }

    private Optional<KnownGroup> group(WantedFilter filter, @Nullable Kept before) {
        return KnownGroup.meant(
                filter.dn(),
                before == null || before.group() == null
                        ? null
                        : before.filter().dn(),
                before == null || before.group() == null ? Optional.empty() : tables.byId(before.group()),
                tables.byName(filter.connector(), filter.dn()));
    }
}
