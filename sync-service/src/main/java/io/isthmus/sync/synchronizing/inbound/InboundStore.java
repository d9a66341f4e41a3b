package io.isthmus.sync.synchronizing.inbound;

import io.isthmus.rules.inbound.JoinLookup;
import io.isthmus.sync.connectorspace.PendingObject;
import io.isthmus.sync.metaverse.KnownMetaverseObject;
import io.isthmus.sync.synchronizing.batches.QueueSegment;
import io.isthmus.sync.synchronizing.batches.QueueSegment.Stretch;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/** Connector space and metaverse, as inbound synchronization sees them. */
public interface InboundStore {

    /** Whatever is asked meanwhile is asked in one transaction. */
    default <T> T together(Supplier<T> questions) {
        return questions.get();
    }

    /** The next so many objects that wait for evaluation after this id, in the order of ids. */
    Optional<Stretch> next(UUID after, int limit);

    /** Objects that wait for evaluation. */
    List<PendingObject> waiting(QueueSegment piece);

    /** Objects joined to these metaverse objects, other than those named. */
    List<PendingObject> joinedTo(Collection<UUID> metaverseIds, Collection<UUID> otherThan);

    /** Metaverse objects by id, and those that may answer a look-up. */
    List<KnownMetaverseObject> metaverse(Collection<UUID> ids, Set<JoinLookup> lookups);

    /**
     * Stores what an evaluation came to, and notes whoever must be looked at by outbound synchronization.
     *
     * @param everything whether everything is being evaluated, and so will be looked at, referred to or not
     */
    void save(InboundOutcome outcome, boolean everything);

    long pendingCount();

    /** Whether an object of this connector could not be evaluated, in whatever run. */
    boolean anyInError(String connector);

    /** The fingerprint of the rules under which everything was evaluated last. */
    Optional<String> evaluatedRules();

    /**
     * Whether a synchronization has anything to do, inbound or outbound, because of what has arrived, or been answered, or will be known
     * when the next import of this source has ended.
     */
    boolean anyWaiting(String connector);

    /** Whether the time has come for somebody to be evaluated again. */
    default boolean anyDue(Instant now) {
        return false;
    }

    /** Notes those whose time has come. */
    default void noteDue(Instant now) {}

    /** Everything has to be evaluated again, under these rules. */
    void evaluateAll(String rulesFingerprint);
}
