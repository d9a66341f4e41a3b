package io.isthmus.sync.runs;

import io.isthmus.sync.synchronizing.batches.QueueSegment;
import io.isthmus.sync.synchronizing.outbound.OutboundObject;
import io.isthmus.sync.synchronizing.outbound.OutboundStore;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A metaverse in which nothing waits. */
final class NothingOutbound implements OutboundStore {

    @Override
    public Optional<UUID> last(UUID after, int limit) {
        return Optional.empty();
    }

    @Override
    public List<OutboundObject> waiting(QueueSegment piece) {
        return List.of();
    }

    @Override
    public long pendingCount() {
        return 0;
    }

    @Override
    public Map<UUID, String> anchorsAt(Collection<UUID> places) {
        return Map.of();
    }

    @Override
    public void members(Collection<UUID> groups, MembersTaker taker) {
        // there are none
    }

    @Override
    public void save(Sent sent) {
        throw new AssertionError("nothing waits");
    }
}
