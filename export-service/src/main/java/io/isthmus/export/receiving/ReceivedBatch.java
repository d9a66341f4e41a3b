package io.isthmus.export.receiving;

import io.isthmus.contracts.batches.BatchMarker;
import io.isthmus.contracts.batches.BatchMessage;
import io.isthmus.contracts.batches.DesiredAbsence;
import io.isthmus.contracts.batches.DesiredMembers;
import io.isthmus.contracts.batches.DesiredObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Some messages of {@code export.batches} as they were read together, reduced to the newest of each key.
 *
 * <p>Not thread-safe; built by one thread, then only read.
 */
public final class ReceivedBatch {

    private final String topic;
    private final Map<String, DesiredObject> objects = new LinkedHashMap<>();
    private final Map<String, DesiredAbsence> absences = new LinkedHashMap<>();
    private final Map<String, DesiredMembers> members = new LinkedHashMap<>();
    private final Map<Integer, PartitionEnd> ends = new LinkedHashMap<>();
    private final List<MarkerOf> wholeSources = new ArrayList<>();

    public ReceivedBatch(String topic) {
        this.topic = topic;
    }

    /**
     * What the last messages of a partition were.
     *
     * @param marker newest marker among them, if there is one
     * @param overtaken whether messages came after the marker; without a marker: whether there were any
     */
    public record PartitionEnd(long nextOffset, @Nullable BatchMarker marker, boolean overtaken) {}

    /** A marker that says that its run has read a source from end to end. */
    record MarkerOf(int partition, BatchMarker marker, BatchMarker.WholeSource source) {}

    public void add(int partition, long offset, BatchMessage message) {
        PartitionEnd before = ends.getOrDefault(partition, new PartitionEnd(0, null, false));
        switch (message) {
            case DesiredObject object -> {
                absences.remove(object.targetAnchor());
                objects.put(object.targetAnchor(), object);
            }
            case DesiredAbsence absence -> {
                objects.remove(absence.targetAnchor());
                absences.put(absence.targetAnchor(), absence);
            }
            case DesiredMembers bucket -> members.put(bucket.targetAnchor() + "|" + bucket.bucket(), bucket);
            case BatchMarker marker -> {
                ends.put(partition, new PartitionEnd(offset + 1, marker, false));
                if (marker.wholeSource() != null) {
                    wholeSources.add(new MarkerOf(partition, marker, marker.wholeSource()));
                }
                return;
            }
        }
        ends.put(partition, new PartitionEnd(offset + 1, before.marker(), true));
    }

    /** A message that was put aside still moves the position. */
    public void skip(int partition, long offset) {
        PartitionEnd before = ends.getOrDefault(partition, new PartitionEnd(0, null, false));
        ends.put(partition, new PartitionEnd(offset + 1, before.marker(), before.overtaken()));
    }

    public String topic() {
        return topic;
    }

    public Collection<DesiredObject> objects() {
        return objects.values();
    }

    public List<ReceivedImage> images() {
        return objects.values().stream().map(ReceivedImage::of).toList();
    }

    public Collection<DesiredAbsence> absences() {
        return absences.values();
    }

    public List<DesiredMembers> members() {
        return new ArrayList<>(members.values());
    }

    /** In the order in which they were read; a later marker of the same partition takes none of them back. */
    List<MarkerOf> wholeSources() {
        return wholeSources;
    }

    /** By partition. */
    public Map<Integer, PartitionEnd> ends() {
        return ends;
    }
}
