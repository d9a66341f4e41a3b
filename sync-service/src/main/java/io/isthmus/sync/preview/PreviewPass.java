package io.isthmus.sync.preview;

import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.checking.SettingsEffects.Kind;
import io.isthmus.sync.connectorspace.ConnectorSpaceObject.Departure;
import io.isthmus.sync.connectorspace.PendingObject;
import io.isthmus.sync.preview.PreviewStore.Placed;
import io.isthmus.sync.rules.SynchronizationRules;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * Goes through the connector space once, page by page, and tells what becomes of whom. The order of ids is no order of names, so
 * whatever part it has gone through when its time is up is as good as drawn by lot.
 */
final class PreviewPass {

    private static final int BATCH = 1_000;
    /** Names only: many fit into little memory. */
    private static final int NAMES = 10_000;

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final PreviewStore space;
    private final ScopeChange scope;
    private final PreviewEvaluation evaluation;
    private final SynchronizationRules then;
    private final EffectTally tally;
    private final MembershipPreview memberships;
    private final BooleanSupplier timeIsUp;

    PreviewPass(
            PreviewStore space,
            ScopeChange scope,
            PreviewEvaluation evaluation,
            SynchronizationRules then,
            EffectTally tally,
            MembershipPreview memberships,
            BooleanSupplier timeIsUp) {
        this.space = space;
        this.scope = scope;
        this.evaluation = evaluation;
        this.then = then;
        this.tally = tally;
        this.memberships = memberships;
        this.timeIsUp = timeIsUp;
    }

    /**
     * @param failing how many could not be evaluated any more
     * @param looked at how many of them
     * @param whole whether that was everything
     */
    record Seen(long failing, long looked, boolean whole) {}

    Seen everything() {
        long failing = 0;
        long looked = 0;
        UUID last = BEFORE_ALL;
        for (List<PendingObject> page = space.after(last, BATCH); !page.isEmpty(); page = space.after(last, BATCH)) {
            if (timeIsUp.getAsBoolean()) {
                return new Seen(failing, looked, false);
            }
            last = page.getLast().id();
            looked += page.size();
            page.forEach(object -> lookForReturn(ContainerChange.placed(object.image())));
            failing += evaluate(page.stream()
                    .filter(object -> object.image().departed() != Departure.OUT_OF_SCOPE)
                    .toList());
        }
        return new Seen(failing, looked, true);
    }

    Seen whoComesOrLeaves() {
        long failing = 0;
        long looked = 0;
        UUID last = BEFORE_ALL;
        for (List<Placed> page = space.placesAfter(last, NAMES);
                !page.isEmpty();
                page = space.placesAfter(last, NAMES)) {
            if (timeIsUp.getAsBoolean()) {
                return new Seen(failing, looked, false);
            }
            last = page.getLast().id();
            looked += page.size();
            page.forEach(this::lookForReturn);
            List<UUID> others = scope.comingOrLeaving(page);
            for (int from = 0; from < others.size(); from += BATCH) {
                failing += evaluate(space.objects(others.subList(from, Math.min(others.size(), from + BATCH))));
            }
        }
        return new Seen(failing, looked, true);
    }

    private int evaluate(List<PendingObject> objects) {
        if (objects.isEmpty()) {
            return 0;
        }
        PreviewEvaluation.Turns turns = evaluation.of(objects, scope::asProposed);
        turns.turns().forEach(tally::add);
        memberships.add(turns.turns());
        return turns.failing();
    }

    /** Of a class that no rule is for, it would not even be read. */
    private void lookForReturn(Placed object) {
        if (scope.containers().returns(object)) {
            then.rules().inbound(object.connector(), object.objectClass()).stream()
                    .flatMap(rule -> Stream.of(ObjectType.values())
                            .filter(type -> type.name().equalsIgnoreCase(rule.targetType())))
                    .findFirst()
                    .ifPresent(type -> tally.add(object.connector(), object.dn(), type, Kind.RETURNS));
        }
    }
}
