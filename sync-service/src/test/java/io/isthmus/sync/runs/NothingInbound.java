package io.isthmus.sync.runs;

import io.isthmus.rules.inbound.JoinLookup;
import io.isthmus.sync.connectorspace.PendingObject;
import io.isthmus.sync.metaverse.KnownMetaverseObject;
import io.isthmus.sync.synchronizing.batches.QueueSegment;
import io.isthmus.sync.synchronizing.inbound.InboundOutcome;
import io.isthmus.sync.synchronizing.inbound.InboundStore;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** A connector space in which nothing waits. */
final class NothingInbound implements InboundStore {

    private String rules;

    @Override
    public Optional<UUID> last(UUID after, int limit) {
        return Optional.empty();
    }

    @Override
    public List<PendingObject> waiting(QueueSegment piece) {
        return List.of();
    }

    @Override
    public List<PendingObject> joinedTo(Collection<UUID> metaverseIds, Collection<UUID> otherThan) {
        return List.of();
    }

    @Override
    public List<KnownMetaverseObject> metaverse(Collection<UUID> ids, Set<JoinLookup> lookups) {
        return List.of();
    }

    @Override
    public void save(InboundOutcome outcome, boolean everything) {
        throw new AssertionError("nothing waits");
    }

    @Override
    public boolean anyInError(String connector) {
        return false;
    }

    @Override
    public long pendingCount() {
        return 0;
    }

    @Override
    public Optional<String> evaluatedRules() {
        return Optional.ofNullable(rules);
    }

    @Override
    public void evaluateAll(String rulesFingerprint) {
        rules = rulesFingerprint;
    }
}
