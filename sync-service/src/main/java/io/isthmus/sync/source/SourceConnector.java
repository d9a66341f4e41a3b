package io.isthmus.sync.source;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An open connection to one connected directory. */
public interface SourceConnector extends AutoCloseable {

    /** Starts to read everything the selection names. */
    SourceReading fullImport(ImportSelection selection);

    /**
     * Starts to read what changed since the watermark of an earlier reading; may repeat some of what that one saw.
     *
     * @throws SourceException with code {@code DELTA_IMPOSSIBLE} when the directory no longer knows the changes since
     */
    SourceReading deltaImport(ImportSelection selection, String watermark);

    /** How changes are found, by the import that was started last; empty where there is but one way. */
    default Optional<FindingMethod> method() {
        return Optional.empty();
    }

    /**
     * Where objects are now, filters or not: the proof that an object which an import did not see is gone.
     *
     * @param anchors at most 1,000
     * @return DN by anchor, for those that exist and this account may see
     */
    Map<String, String> locate(Collection<String> anchors);

    /**
     * Partitions that did not answer {@link #locate} since this connection was opened: whoever was last seen there, and was not
     * found elsewhere, is not proved to be gone.
     */
    default Set<String> unanswered() {
        return Set.of();
    }

    /**
     * Starts to read the objects that refer to one of these places, if references change there without the referring object
     * looking changed; else a reading of nothing, as where an object writes out whom it refers to.
     *
     * @param dns at most 20
     */
    default SourceReading referring(ImportSelection selection, Collection<String> dns) {
        return SourceReading.ofNothing();
    }

    /**
     * Starts to read the objects that are at these places now, whatever has or has not changed there. Of a place where nobody
     * is, or that this account may not see, nothing comes.
     *
     * @param dns at most 100
     */
    SourceReading at(ImportSelection selection, Collection<String> dns);

    /**
     * The containers directly in another one, and nothing deeper; none where a source has no containers.
     *
     * @param limit how many at most
     */
    default Level containers(String dn, int limit) {
        return new Level(List.of(), false);
    }

    /**
     * What containers are known by when they are renamed.
     *
     * @return id by DN as it was asked for, of those that exist; nothing where the directory has no such ids
     */
    default Map<String, String> containerIds(Collection<String> dns) {
        return Map.of();
    }

    /** Where containers are now. @return DN by id, for those that exist and this account may see */
    default Map<String, String> containersById(Collection<String> ids) {
        return Map.of();
    }

    /** @param more whether there are others beyond the limit */
    record Level(List<String> dns, boolean more) {}

    @Override
    void close();
}
