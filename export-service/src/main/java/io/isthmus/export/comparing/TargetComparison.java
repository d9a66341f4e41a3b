package io.isthmus.export.comparing;

import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.settings.IdentitySettings;
import io.isthmus.contracts.settings.SafetySettings;
import io.isthmus.contracts.settings.SettingsDocument;
import io.isthmus.export.comparing.ComparisonStore.Amount;
import io.isthmus.export.deciding.Verdicts;
import io.isthmus.export.matching.Candidates;
import io.isthmus.export.matching.Match;
import io.isthmus.export.matching.Matching;
import io.isthmus.export.pending.PendingDifferences;
import io.isthmus.export.pending.PendingStates;
import io.isthmus.export.pending.TargetSchema;
import io.isthmus.export.restoring.Restorations;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Brings the pending exports up to date with what was received and observed since the last time: match, count membership
 * differences, compare. Only objects that something happened to are touched.
 */
@ApplicationScoped
public class TargetComparison {

    private static final int PAGE = 1_000;

    private final ComparisonStore store;
    private final Restorations restorations;
    private final Verdicts verdicts;

    TargetComparison(ComparisonStore store, Restorations restorations, Verdicts verdicts) {
        this.verdicts = verdicts;
        this.store = store;
        this.restorations = restorations;
    }

    /** How many objects were recognized at the target. */
    public record Matched(long hard, long soft) {

        private static final Matched NOBODY = new Matched(0, 0);

        private static Matched of(List<ComparisonStore.Matched> matches) {
            return new Matched(
                    count(matches, Match.Hard.class),
                    count(matches, Match.Soft.class) + count(matches, Match.Back.class));
        }

        private Matched plus(Matched others) {
            return new Matched(hard + others.hard, soft + others.soft);
        }
    }

    public Matched run(TargetSchema schema, SettingsDocument settings) {
        Begun begun = store.together(() -> begin(schema, settings));
        Matched matched = begun.matched();
        if (begun.amount() == Amount.MUCH) {
            matched = matched(schema, settings);
        }
        return begun.amount() == Amount.NOTHING ? matched : matched.plus(compare(Rules.of(schema, settings)));
    }

    /** What decides who an object is at the target, and what is pending for it. */
    private record Rules(Matching matching, SafetySettings safety, PendingStates states) {

        static Rules of(TargetSchema schema, SettingsDocument settings) {
            return new Rules(
                    new Matching(settings.identity()),
                    settings.safety(),
                    new PendingStates(new PendingDifferences(schema, settings.safety())));
        }
    }

    /** @param matched where that is done already */
    private record Begun(Amount amount, Matched matched) {}

    /** A little is matched in the transaction that has found it. */
    private Begun begin(TargetSchema schema, SettingsDocument settings) {
        verdicts.refresh();
        Amount amount = store.toCompare(
                schema.document() + identity(settings) + settings.safety().deprovision() + orphans(settings),
                restorations.inForce(settings.checkedTarget().name()));
        return new Begun(amount, amount == Amount.LITTLE ? matched(schema, settings) : Matched.NOBODY);
    }

    private Matched matched(TargetSchema schema, SettingsDocument settings) {
        Matched matched = match(new Matching(settings.identity()), settings.safety());
        store.refreshMemberships(supported(schema));
        return matched;
    }

    private Matched match(Matching matching, SafetySettings safety) {
        Matched matched = Matched.NOBODY;
        ComparisonStore.UnmatchedPage page = store.unmatched(ComparisonStore.BEGINNING, PAGE, safety);
        while (!page.subjects().isEmpty()) {
            List<ComparisonStore.Matched> matches = decided(page, matching);
            store.keepMatches(matches);
            matched = matched.plus(Matched.of(matches));
            page = store.unmatched(page.subjects().getLast().id(), PAGE, safety);
        }
        return matched;
    }

    private static List<ComparisonStore.Matched> decided(ComparisonStore.UnmatchedPage page, Matching matching) {
        Candidates candidates = new Candidates(page.candidates());
        // who should be there first: one who is back has what the other one, who has left, would only be recognized by
        return page.subjects().stream()
                .sorted(Comparator.comparing(each -> !each.subject().wanted()))
                .map(each -> new ComparisonStore.Matched(each.id(), candidates.match(each.subject(), matching)))
                .toList();
    }

    private static long count(List<ComparisonStore.Matched> matches, Class<? extends Match> kind) {
        return matches.stream().filter(each -> kind.isInstance(each.match())).count();
    }

    /** @return who was recognized only now */
    private Matched compare(Rules rules) {
        Matched late = Matched.NOBODY;
        List<ComparisonStore.Due> page = store.due(ComparisonStore.BEGINNING, PAGE);
        while (!page.isEmpty()) {
            late = late.plus(compare(page, rules));
            page = page.size() < PAGE ? List.of() : store.due(page.getLast().id(), PAGE);
        }
        return late;
    }

    /** Compares only these, and only those of them that something has happened to. */
    public void again(Collection<Long> ids, TargetSchema schema, SettingsDocument settings) {
        List<ComparisonStore.Due> due = ids.isEmpty() ? List.of() : store.due(ids);
        if (!due.isEmpty()) {
            compare(due, Rules.of(schema, settings));
        }
    }

    private Matched compare(List<ComparisonStore.Due> page, Rules rules) {
        Recognized recognized = recognized(page, rules);
        store.keep(compared(recognized.due(), rules.states()));
        return recognized.late();
    }

    /** @param late who was recognized only now */
    private record Recognized(List<ComparisonStore.Due> due, Matched late) {}

    /**
     * Whoever has arrived since all were matched would be created beside the one at the target who he is, and nothing would look for him
     * again. So those without a counterpart are looked for once more; of whom something has arrived since, he stays due.
     */
    private Recognized recognized(List<ComparisonStore.Due> page, Rules rules) {
        Map<Long, Long> marks = page.stream()
                .filter(ComparisonStore.Due::isLookedFor)
                .collect(Collectors.toMap(ComparisonStore.Due::id, ComparisonStore.Due::mark));
        if (marks.isEmpty()) {
            return new Recognized(page, Matched.NOBODY);
        }
        List<ComparisonStore.Matched> late = decided(store.unmatched(marks.keySet(), rules.safety()), rules.matching());
        store.keepMatches(late);
        List<ComparisonStore.Due> due =
                store.due(page.stream().map(ComparisonStore.Due::id).toList());
        return new Recognized(
                due.stream()
                        .filter(each ->
                                !each.isLookedFor() || Long.valueOf(each.mark()).equals(marks.get(each.id())))
                        .toList(),
                Matched.of(late));
    }

    private static List<ComparisonStore.Compared> compared(List<ComparisonStore.Due> page, PendingStates states) {
        return page.stream()
                .map(due -> new ComparisonStore.Compared(due, due.object() == null ? null : states.of(due.object())))
                .toList();
    }

    private static List<ObjectType> supported(TargetSchema schema) {
        return Arrays.stream(ObjectType.values()).filter(schema::supports).toList();
    }

    /** As it was written before anybody could be back, for the same reason as {@link #orphans}. */
    private static String identity(SettingsDocument settings) {
        IdentitySettings identity = settings.identity();
        return "IdentitySettings[upnAttribute=" + identity.upnAttribute() + ", softMatch=" + identity.softMatch()
                + ", hardMatchTakeover=" + identity.hardMatchTakeover() + "]"
                + (identity.takesOverRehired() ? " TAKE_OVER" : "");
    }

    /** Nothing for the default, so that nothing is compared anew because a version of this service came to know it. */
    private static String orphans(SettingsDocument settings) {
        return settings.safety().orphans() == null
                ? ""
                : " " + settings.safety().orphans();
    }
}
