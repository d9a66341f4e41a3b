package io.isthmus.export.written;

import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.export.WrittenObject;
import io.isthmus.contracts.export.WrittenObject.ValueChange;
import io.isthmus.contracts.outcomes.ExportOutcome.Operation;
import io.isthmus.export.pending.Desired;
import io.isthmus.export.pending.Image;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * All requests for one object, in order, and what they come to.
 *
 * <pre>
 *     before the first    after the last    in all
 *     not there           there             ADD
 *     there               not there         DELETE
 *     there               there             UPDATE, or DISABLE where the last request was one
 *     not there           not there         nothing is left of it
 * </pre>
 *
 * @param requests at least one
 */
public record WrittenHistory(
        String targetAnchor,
        ObjectType objectType,
        @Nullable String displayName,
        @Nullable String source,
        List<WrittenRequest> requests) {

    /** Empty when nothing has changed in the end. */
    public Optional<WrittenObject> summed() {
        List<WrittenRequest> effective =
                requests.stream().filter(WrittenRequest::mayHaveChanged).toList();
        if (effective.isEmpty()) {
            return Optional.empty();
        }
        List<WrittenRequest> images =
                effective.stream().filter(WrittenRequest::ofImage).toList();
        Image before = images.isEmpty() ? null : images.getFirst().before();
        Image after = images.isEmpty() ? null : images.getLast().after();
        if (!images.isEmpty() && before == null && after == null) {
            return Optional.empty();
        }
        Set<String> added = new LinkedHashSet<>();
        Set<String> removed = new LinkedHashSet<>();
        effective.forEach(request -> fold(request, added, removed));
        List<ValueChange> changes = changes(before, after);
        boolean uncertain = effective.stream().anyMatch(WrittenRequest::uncertain);
        Operation operation = operation(images, before, after);
        if (operation == Operation.UPDATE && changes.isEmpty() && added.isEmpty() && removed.isEmpty() && !uncertain) {
            return Optional.empty();
        }
        return Optional.of(new WrittenObject(
                targetAnchor,
                objectType,
                operation,
                displayName,
                source,
                targetId(effective),
                effective.getFirst().at(),
                effective.getLast().at(),
                effective.size(),
                uncertain,
                changes,
                List.copyOf(added),
                List.copyOf(removed)));
    }

    /**
     * How the object was before the first request, and how the last may have left it: all that putting it back needs.
     *
     * @param before none: it was not there
     * @param written how it may have been left, the likeliest last; empty images where it was deleted; at least one
     * @param deleted whether the last request deleted it
     * @param uncertain whether it is not known that its creation was ours
     * @param membersAdded the target's ids at that time, in the end
     */
    public record Net(
            @Nullable Image before,
            List<Image> written,
            boolean deleted,
            boolean uncertain,
            Set<String> membersAdded,
            Set<String> membersRemoved) {}

    /** Empty when nothing has changed in the end. */
    public Optional<Net> net() {
        List<WrittenRequest> effective =
                requests.stream().filter(WrittenRequest::mayHaveChanged).toList();
        List<WrittenRequest> images =
                effective.stream().filter(WrittenRequest::ofImage).toList();
        Set<String> added = new LinkedHashSet<>();
        Set<String> removed = new LinkedHashSet<>();
        effective.forEach(request -> fold(request, added, removed));
        if (images.isEmpty()) {
            return added.isEmpty() && removed.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Net(Image.EMPTY, List.of(Image.EMPTY), false, false, added, removed));
        }
        Image before = images.getFirst().before();
        Image after = images.getLast().after();
        boolean uncertain = images.stream().anyMatch(WrittenRequest::uncertain);
        boolean same = before == null
                ? after == null
                : after != null && changes(before, after).isEmpty();
        if (same && !uncertain && added.isEmpty() && removed.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Net(
                before,
                List.copyOf(written(images, uncertain)),
                after == null,
                images.getFirst().operation() == Operation.ADD
                        && images.getFirst().uncertain(),
                added,
                removed));
    }

    /** Of requests whose fate is not known, each may have been the last that was carried out. */
    private Set<Image> written(List<WrittenRequest> images, boolean uncertain) {
        Image last = images.getLast().after();
        Set<Image> written = new LinkedHashSet<>();
        if (uncertain) {
            images.forEach(request -> written.add(orNothing(request.after())));
            images.stream().skip(1).forEach(request -> written.add(orNothing(request.before())));
        }
        if (last == null) {
            // created again, it has our anchor, whether or not it had one before
            written.add(new Image(Map.of(Desired.SOURCE_ANCHOR, List.of(targetAnchor)), Map.of()));
        }
        written.remove(orNothing(last));
        written.add(orNothing(last));
        return written;
    }

    private static Image orNothing(@Nullable Image image) {
        return image == null ? Image.EMPTY : image;
    }

    private static Operation operation(List<WrittenRequest> images, @Nullable Image before, @Nullable Image after) {
        if (images.isEmpty()) {
            return Operation.UPDATE;
        }
        if (before == null) {
            return Operation.ADD;
        }
        if (after == null) {
            return Operation.DELETE;
        }
        return images.getLast().operation() == Operation.DISABLE ? Operation.DISABLE : Operation.UPDATE;
    }

    private static void fold(WrittenRequest request, Set<String> added, Set<String> removed) {
        for (String member : request.membersAdded()) {
            if (!removed.remove(member)) {
                added.add(member);
            }
        }
        for (String member : request.membersRemoved()) {
            if (!added.remove(member)) {
                removed.add(member);
            }
        }
    }

    private static @Nullable String targetId(List<WrittenRequest> effective) {
        return effective.stream()
                .map(WrittenRequest::targetId)
                .filter(id -> id != null)
                .reduce((earlier, later) -> later)
                .orElse(null);
    }

    public static List<ValueChange> changes(@Nullable Image before, @Nullable Image after) {
        Image from = orNothing(before);
        Image to = orNothing(after);
        List<ValueChange> changes = new ArrayList<>();
        compare(from.attributes(), to.attributes(), changes);
        compare(from.references(), to.references(), changes);
        return changes;
    }

    private static void compare(
            Map<String, List<String>> from, Map<String, List<String>> to, List<ValueChange> changes) {
        Set<String> names = new TreeSet<>(from.keySet());
        names.addAll(to.keySet());
        for (String name : names) {
            List<String> old = from.getOrDefault(name, List.of());
            List<String> now = to.getOrDefault(name, List.of());
            if (!old.equals(now)) {
                changes.add(new ValueChange(name, old, now));
            }
        }
    }
}
