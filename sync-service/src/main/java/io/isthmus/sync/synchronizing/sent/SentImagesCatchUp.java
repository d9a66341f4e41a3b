package io.isthmus.sync.synchronizing.sent;

import io.isthmus.contracts.batches.BatchMessage;
import io.isthmus.sync.synchronizing.sent.ImageOwnership.Candidate;
import io.isthmus.sync.synchronizing.sent.ImageOwnership.Owner;
import io.isthmus.sync.synchronizing.sent.ImageOwnership.Unowned;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps in mind what the export side was told. Its topic is the truth: whatever was sent and could not be noted, since the
 * service was killed in between, or whatever was noted in a database that is lost, is read from there before anything is
 * sent. For one thread.
 */
public final class SentImagesCatchUp {

    private static final int PAGE = 1_000;

    private final SentBatches sent;
    private final SentImages memory;

    /** Where the topic ended when everything of it was noted last; nothing while something may not be. */
    private @Nullable Map<Integer, Long> complete;

    public SentImagesCatchUp(SentBatches sent, SentImages memory) {
        this.sent = sent;
        this.memory = memory;
    }

    /** To be called before anything is sent: until {@link #complete} is called, something may be sent and not noted. */
    public void begin() {
        Map<Integer, Long> positions = memory.positions();
        if (complete == null || !complete.equals(positions)) {
            sent.read(positions, new Noting());
        }
        complete = null;
    }

    private final class Noting implements SentBatches.Taker {

        @Override
        public void lost() {
            memory.forget();
        }

        @Override
        public void take(List<BatchMessage> messages, Map<Integer, Long> next) {
            memory.store(SentMessages.of(messages), next);
        }
    }

    /**
     * Finds who answers for images that were read from the topic; for inbound synchronization to have ended.
     *
     * @param wholeSource name of the source that was just read from end to end without an error, if one was
     */
    public void findOwners(Optional<String> wholeSource) {
        if (!memory.claimByAnchor()) {
            return;
        }
        List<Unowned> page = memory.unowned("", PAGE);
        while (!page.isEmpty()) {
            Map<String, List<Candidate>> candidates = memory.candidates(page);
            Map<Unowned, Owner> owners = new HashMap<>();
            for (Unowned image : page) {
                ImageOwnership.of(image, candidates.getOrDefault(image.targetAnchor(), List.of()), wholeSource)
                        .ifPresent(owner -> owners.put(image, owner));
            }
            memory.own(owners);
            page = memory.unowned(page.getLast().targetAnchor(), PAGE);
        }
    }

    /**
     * Everything that was sent is noted, up to these positions. Positions before the known ones mean that the topic was lost
     * while we ran: the next run sends everything again.
     */
    public void complete(Map<Integer, Long> positions) {
        Map<Integer, Long> before = memory.positions();
        if (positions.entrySet().stream()
                .anyMatch(reached -> reached.getValue() < before.getOrDefault(reached.getKey(), 0L))) {
            memory.forget();
            return;
        }
        memory.reached(positions);
        complete = memory.positions();
    }
}
