package io.isthmus.sync.synchronizing;

import io.isthmus.rules.inbound.JoinLookup;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Connector space and metaverse, as inbound synchronization sees them. */
public interface InboundStore {

    /** Objects that wait for evaluation, in the order of their ids. */
    List<PendingObject> next(int limit);

    /** Objects joined to these metaverse objects, other than those named. */
    List<PendingObject> joinedTo(Collection<UUID> metaverseIds, Collection<UUID> otherThan);

    /** Metaverse objects by id, and those that may answer a look-up. */
    List<KnownMetaverseObject> metaverse(Collection<UUID> ids, Set<JoinLookup> lookups);

    /** Stores what an evaluation came to, and notes whoever must be looked at by outbound synchronization. */
    void save(InboundOutcome outcome);

    long pendingCount();

    /** Whether an object of this connector could not be evaluated, in whatever run. */
    boolean anyInError(String connector);

    /** The fingerprint of the rules under which everything was evaluated last. */
    Optional<String> evaluatedRules();

    /** Everything has to be evaluated again, under these rules. */
    void evaluateAll(String rulesFingerprint);
}
