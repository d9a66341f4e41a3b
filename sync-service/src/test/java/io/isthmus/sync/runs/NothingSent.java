package io.isthmus.sync.runs;

import io.isthmus.sync.synchronizing.sent.Ownership;
import io.isthmus.sync.synchronizing.sent.SentImages;
import io.isthmus.sync.synchronizing.sent.SentMessages;
import java.util.List;
import java.util.Map;

/** A memory of a topic to which nothing was ever sent. */
final class NothingSent implements SentImages {

    @Override
    public Map<Integer, Long> positions() {
        return Map.of();
    }

    @Override
    public void reached(Map<Integer, Long> positions) {
        // nothing to remember
    }

    @Override
    public void store(SentMessages messages, Map<Integer, Long> next) {
        throw new AssertionError("nothing was sent");
    }

    @Override
    public void forget() {
        throw new AssertionError("nothing is known");
    }

    @Override
    public boolean claimByAnchor() {
        return false;
    }

    @Override
    public List<Ownership.Unowned> unowned(String after, int limit) {
        return List.of();
    }

    @Override
    public Map<String, List<Ownership.Candidate>> candidates(List<Ownership.Unowned> images) {
        return Map.of();
    }

    @Override
    public void own(Map<Ownership.Unowned, Ownership.Owner> owners) {
        throw new AssertionError("nothing was sent");
    }
}
