package io.isthmus.sync.preview;

import io.isthmus.contracts.checking.SettingsEffects.Memberships;
import io.isthmus.contracts.checking.SettingsEffects.Resized;
import io.isthmus.sync.preview.PreviewEvaluation.Turn;
import io.isthmus.sync.synchronizing.outbound.NestedGroups;
import io.isthmus.sync.synchronizing.outbound.OutboundStore;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Counts the members of groups of which other rules would change what becomes of the groups in them, or of those whose primary group
 * they are: a rule of one line can make a group of two one of fifty thousand.
 */
final class MembershipPreview {

    private static final int NAMED = 10;
    private static final Comparator<Resized> BY_SIZE =
            Comparator.comparing(Resized::then).thenComparing(Resized::now).thenComparing(Resized::dn);

    private final OutboundStore store;
    private final BooleanSupplier timeIsUp;
    private final Queue<Resized> largest = new PriorityQueue<>(BY_SIZE);
    private long groups;
    private long counted;
    private long now;
    private long then;

    MembershipPreview(OutboundStore store, BooleanSupplier timeIsUp) {
        this.store = store;
        this.timeIsUp = timeIsUp;
    }

    void add(List<Turn> turns) {
        List<Turn> concerned = turns.stream().filter(Turn::choosesOtherwise).toList();
        groups += concerned.size();
        if (concerned.isEmpty() || timeIsUp.getAsBoolean()) {
            return;
        }
        NestedGroups nested = store.nestedIn(concerned.stream().map(Turn::id).toList());
        for (Turn turn : concerned) {
            if (timeIsUp.getAsBoolean()) {
                return;
            }
            count(new Resized(
                    turn.of().connector(),
                    turn.of().dn(),
                    store.countWithin(turn.id(), turn.choiceBefore(), nested),
                    store.countWithin(turn.id(), turn.choiceAfter(), nested)));
        }
    }

    void count(Resized group) {
        counted++;
        now += group.now();
        then += group.then();
        largest.add(group);
        if (largest.size() > NAMED) {
            largest.remove();
        }
    }

    /** None where no group is concerned. */
    @Nullable
    Memberships found() {
        return groups == 0
                ? null
                : new Memberships(
                        groups,
                        counted,
                        now,
                        then,
                        largest.stream().sorted(BY_SIZE.reversed()).toList());
    }
}
