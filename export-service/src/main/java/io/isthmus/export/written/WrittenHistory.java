package io.isthmus.export.written;

import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.export.WrittenObject;
import io.isthmus.contracts.export.WrittenObject.ValueChange;
import io.isthmus.contracts.outcomes.ExportOutcome.Operation;
import io.isthmus.export.pending.Image;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

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
        String targetAnchor, ObjectType objectType, String displayName, String source, List<WrittenRequest> requests) {

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

    private static Operation operation(List<WrittenRequest> images, Image before, Image after) {
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

    private static String targetId(List<WrittenRequest> effective) {
        return effective.stream()
                .map(WrittenRequest::targetId)
                .filter(id -> id != null)
                .reduce((earlier, later) -> later)
                .orElse(null);
    }

    /** @param before {@code null} for nothing, as {@code after} */
    public static List<ValueChange> changes(Image before, Image after) {
        Image from = before == null ? Image.EMPTY : before;
        Image to = after == null ? Image.EMPTY : after;
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
