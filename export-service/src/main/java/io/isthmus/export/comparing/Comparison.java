package io.isthmus.export.comparing;

import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.settings.SettingsDocument;
import io.isthmus.export.matching.Match;
import io.isthmus.export.matching.Matching;
import io.isthmus.export.pending.Differences;
import io.isthmus.export.pending.TargetSchema;
import io.isthmus.export.restoring.Restorations;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Brings the pending exports up to date with what was received and observed since the last time: match, count membership
 * differences, compare. Only objects that something happened to are touched.
 */
@ApplicationScoped
public class Comparison {

    private final ComparisonStore store;
    private final Restorations restorations;

    Comparison(ComparisonStore store, Restorations restorations) {
        this.store = store;
        this.restorations = restorations;
    }

    /** How many objects were recognized at the target. */
    public record Matched(long hard, long soft) {}

    public Matched run(TargetSchema schema, SettingsDocument settings) {
        store.basis(
                schema.document() + settings.identity() + settings.safety().deprovision() + orphans(settings),
                restorations.inForce(settings.target().name()));
        if (!store.anythingToCompare()) {
            return new Matched(0, 0);
        }
        Matched matched = match(new Matching(settings.identity()));
        store.refreshMemberships(supported(schema));
        compare(schema, settings);
        return matched;
    }

    private Matched match(Matching matching) {
        AtomicLong hard = new AtomicLong();
        AtomicLong soft = new AtomicLong();
        long after = ComparisonStore.BEGINNING;
        do {
            after = store.matchPage(after, (subject, candidates) -> {
                Match match = matching.decide(subject, candidates);
                switch (match) {
                    case Match.Hard ignored -> hard.incrementAndGet();
                    case Match.Soft ignored -> soft.incrementAndGet();
                    case Match.None ignored -> {}
                    case Match.Conflict ignored -> {}
                }
                return match;
            });
        } while (after != ComparisonStore.BEGINNING);
        return new Matched(hard.get(), soft.get());
    }

    private void compare(TargetSchema schema, SettingsDocument settings) {
        PendingStates states = new PendingStates(new Differences(schema, settings.safety()));
        long after = ComparisonStore.BEGINNING;
        do {
            after = store.comparePage(after, states::of);
        } while (after != ComparisonStore.BEGINNING);
    }

    private static List<ObjectType> supported(TargetSchema schema) {
        return Arrays.stream(ObjectType.values()).filter(schema::supports).toList();
    }

    /** Nothing for the default, so that nothing is compared anew because a version of this service came to know it. */
    private static String orphans(SettingsDocument settings) {
        return settings.safety().orphans() == null
                ? ""
                : " " + settings.safety().orphans();
    }
}
