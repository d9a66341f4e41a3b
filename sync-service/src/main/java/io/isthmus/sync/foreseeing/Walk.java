package io.isthmus.sync.foreseeing;

import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.checking.SettingsEffects.Kind;
import io.isthmus.sync.foreseeing.KnownSpace.Placed;
import io.isthmus.sync.synchronizing.PendingObject;
import io.isthmus.sync.synchronizing.Rehearsal;
import io.isthmus.sync.synchronizing.SynchronizationRules;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Goes through the connector space once, page by page, and tells what becomes of whom. */
final class Walk {

    private static final int BATCH = 1_000;
    /** Names only: many fit into little memory. */
    private static final int NAMES = 10_000;

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final KnownSpace space;
    private final Containers containers;
    private final Rehearsal rehearsal;
    private final SynchronizationRules then;
    private final EffectTally tally;

    Walk(KnownSpace space, Containers containers, Rehearsal rehearsal, SynchronizationRules then, EffectTally tally) {
        this.space = space;
        this.containers = containers;
        this.rehearsal = rehearsal;
        this.then = then;
        this.tally = tally;
    }

    /** @return how many could not be evaluated any more */
    long everything() {
        long failing = 0;
        UUID last = BEFORE_ALL;
        for (List<PendingObject> page = space.after(last, BATCH); !page.isEmpty(); page = space.after(last, BATCH)) {
            last = page.getLast().id();
            page.forEach(object -> lookForReturn(Containers.placed(object.object())));
            failing += rehearse(page.stream()
                    .filter(object -> object.object().departed() == null)
                    .toList());
        }
        return failing;
    }

    /** @return how many could not be evaluated any more */
    long whoseContainersComeOrGo() {
        long failing = 0;
        UUID last = BEFORE_ALL;
        for (List<Placed> page = space.placesAfter(last, NAMES);
                !page.isEmpty();
                page = space.placesAfter(last, NAMES)) {
            last = page.getLast().id();
            page.forEach(this::lookForReturn);
            List<UUID> leaving =
                    page.stream().filter(containers::leaves).map(Placed::id).toList();
            for (int from = 0; from < leaving.size(); from += BATCH) {
                failing += rehearse(space.objects(leaving.subList(from, Math.min(leaving.size(), from + BATCH))));
            }
        }
        return failing;
    }

    private int rehearse(List<PendingObject> objects) {
        if (objects.isEmpty()) {
            return 0;
        }
        Rehearsal.Turns turns = rehearsal.of(objects, containers::asProposed);
        turns.turns().forEach(tally::add);
        return turns.failing();
    }

    /** Of a class that no rule is for, it would not even be read. */
    private void lookForReturn(Placed object) {
        if (containers.returns(object)) {
            then.rules().inbound(object.connector(), object.objectClass()).stream()
                    .flatMap(rule -> Stream.of(ObjectType.values())
                            .filter(type -> type.name().equalsIgnoreCase(rule.targetType())))
                    .findFirst()
                    .ifPresent(type -> tally.add(object.connector(), object.dn(), type, Kind.RETURNS));
        }
    }
}
