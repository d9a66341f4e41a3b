package io.isthmus.sync.preview;

import io.isthmus.rules.expression.evaluation.EvaluationContext;
import io.isthmus.rules.object.MembershipChoice;
import io.isthmus.rules.object.MetaverseObject;
import io.isthmus.rules.outbound.DesiredImage;
import io.isthmus.rules.outbound.OutboundResult;
import io.isthmus.sync.connectorspace.ConnectorSpaceObject;
import io.isthmus.sync.connectorspace.Identities;
import io.isthmus.sync.connectorspace.ObjectLink;
import io.isthmus.sync.connectorspace.PendingObject;
import io.isthmus.sync.metaverse.KnownMetaverseObject;
import io.isthmus.sync.rules.SynchronizationRules;
import io.isthmus.sync.synchronizing.inbound.InboundEvaluation;
import io.isthmus.sync.synchronizing.inbound.InboundOutcome;
import io.isthmus.sync.synchronizing.inbound.InboundOutcome.MetaverseState;
import io.isthmus.sync.synchronizing.inbound.InboundStore;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Inbound synchronization by other rules, of which nothing is stored: what would become of metaverse objects. It takes the
 * very way that inbound synchronization takes, so that it comes to the same.
 *
 * <p>Of an object to which several connector space objects contribute it is told once, with one of them. Two new objects
 * that would join only each other are told of apart.
 */
public final class PreviewEvaluation {

    private final InboundStore store;
    private final SynchronizationRules today;
    private final SynchronizationRules proposed;
    private final EvaluationContext context;

    public PreviewEvaluation(
            InboundStore store, SynchronizationRules today, SynchronizationRules proposed, EvaluationContext context) {
        this.store = store;
        this.today = today;
        this.proposed = proposed;
        this.context = context;
    }

    /**
     * What would become of one metaverse object.
     *
     * @param of one of its contributors
     * @param before how it should look at the target today, absent where it should not be there
     * @param after how it should look then, absent where it should not be there
     */
    public record Turn(
            UUID id,
            ConnectorSpaceObject of,
            @Nullable DesiredImage before,
            @Nullable DesiredImage after) {

        MembershipChoice choiceBefore() {
            return before == null ? MembershipChoice.USUAL : before.choice();
        }

        MembershipChoice choiceAfter() {
            return after == null ? MembershipChoice.USUAL : after.choice();
        }

        /** Whether it is and stays at the target, and others would be its members beside those whom it lists. */
        boolean choosesOtherwise() {
            return before != null && after != null && !choiceBefore().equals(choiceAfter());
        }
    }

    /** @param failing objects that are not in error today and would be */
    public record Turns(List<Turn> turns, int failing) {}

    /**
     * Evaluates some objects.
     *
     * @param batch those for which something is different
     * @param asProposed what objects, and others that contribute with them, would be to the rules; in the same order
     */
    public Turns of(List<PendingObject> batch, UnaryOperator<List<PendingObject>> asProposed) {
        Map<UUID, PendingObject> told = byId(batch);
        List<PendingObject> all = new ArrayList<>(batch);
        all.addAll(store.joinedTo(metaverseIds(batch), told.keySet()));
        List<PendingObject> then = asProposed.apply(all);
        InboundOutcome outcome = new InboundEvaluation(proposed, context).of(then, store);
        Set<UUID> concerned = concerned(all, then, told.keySet());
        List<Turn> turns = new ArrayList<>();
        int failing = newlyInError(outcome, told);
        for (MetaverseState state : outcome.metaverse()) {
            Optional<PendingObject> speaker = speaker(state, concerned).map(told::get);
            Optional<Look> before = look(today, state.before());
            Optional<Look> after = look(proposed, state.known());
            if (speaker.isPresent() && before.isPresent() && after.isPresent()) {
                turns.add(new Turn(
                        state.id(),
                        speaker.get().image(),
                        before.get().image(),
                        after.get().image()));
            } else if (speaker.isPresent() && before.isPresent()) {
                failing++;
            }
        }
        return new Turns(turns, failing);
    }

    private static Map<UUID, PendingObject> byId(Collection<PendingObject> objects) {
        Map<UUID, PendingObject> byId = new LinkedHashMap<>();
        objects.forEach(object -> byId.put(object.id(), object));
        return byId;
    }

    private static Set<UUID> metaverseIds(List<PendingObject> batch) {
        Set<UUID> ids = new HashSet<>();
        batch.stream().filter(PendingObject::linked).forEach(pending -> ids.add(pending.metaverseId()));
        return ids;
    }

    /** Those of the batch, and companions that another batch will be about. */
    private Set<UUID> concerned(List<PendingObject> all, List<PendingObject> then, Set<UUID> batch) {
        boolean everybody = !today.fingerprint().equals(proposed.fingerprint());
        Set<UUID> concerned = new HashSet<>(batch);
        for (int i = 0; i < all.size(); i++) {
            if (everybody || all.get(i) != then.get(i)) {
                concerned.add(all.get(i).id());
            }
        }
        return concerned;
    }

    /** The same one whichever batch asks; a batch that has not got it leaves the telling to another. */
    private static Optional<UUID> speaker(MetaverseState state, Set<UUID> concerned) {
        MetaverseObject of =
                state.before() == null || state.before().object().links().isEmpty()
                        ? state.known().object()
                        : state.before().object();
        return of.links().stream()
                .map(link -> Identities.object(link.connector(), link.anchor()))
                .filter(concerned::contains)
                .min(Comparator.comparing(UUID::toString));
    }

    /** How an object should look at the target; absent where it should not be there. */
    private record Look(@Nullable DesiredImage image) {}

    /** Empty for one in error: what the target has of it stays, however that looks. */
    private Optional<Look> look(SynchronizationRules rules, @Nullable KnownMetaverseObject known) {
        if (known == null || known.departed() != null || !known.provisioned()) {
            return Optional.of(new Look(null));
        }
        return switch (rules.outbound().evaluate(known.object(), false, context)) {
            case OutboundResult.Provisioned yes -> Optional.of(new Look(yes.image()));
            case OutboundResult.NotProvisioned no -> Optional.of(new Look(null));
            case OutboundResult.Failed failed -> Optional.empty();
        };
    }

    private static int newlyInError(InboundOutcome outcome, Map<UUID, PendingObject> told) {
        return (int) outcome.links().stream()
                .filter(link -> link.status() == ObjectLink.Status.ERROR)
                .map(link -> told.get(link.objectId()))
                .filter(before -> before != null
                        && (before.link() == null || before.link().status() != ObjectLink.Status.ERROR))
                .count();
    }
}
