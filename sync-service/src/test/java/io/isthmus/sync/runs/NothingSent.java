package io.isthmus.sync.runs;

import io.isthmus.sync.synchronizing.sent.ImageOwnership;
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
    public List<ImageOwnership.Unowned> unowned(String after, int limit) {
        return List.of();
    }

    @Override
    public Map<String, List<ImageOwnership.Candidate>> candidates(List<ImageOwnership.Unowned> images) {
        return Map.of();
    }

    @Override
    public void own(Map<ImageOwnership.Unowned, ImageOwnership.Owner> owners) {
        throw new AssertionError("nothing was sent");
    }
}
