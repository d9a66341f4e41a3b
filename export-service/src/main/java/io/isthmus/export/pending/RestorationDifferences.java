package io.isthmus.export.pending;

import io.isthmus.contracts.ObjectType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What is pending for one object that is to be as it was before we came. Compared are three: how it was, how we left it, how
 * it is expected to be now.
 *
 * <pre>
 * before  left by us  expected now              pending
 * ------  ----------  ------------------------  -----------------------------------------------------------
 * absent  present     absent                    none
 * absent  present     as we left it             Delete
 * absent  present     other than we left it     none, a conflict; included: Delete
 * there   absent      absent                    Add
 * there   present     absent                    none, a conflict (somebody deleted it); included: Add
 * there   any         present, each attribute   as before: none; as we left it: the value before;
 *                                               neither: none, a conflict; included: the value before
 * </pre>
 *
 * Attributes that we never changed are never looked at, except of an object that is to be deleted.
 */
public final class RestorationDifferences {

    /** Stands, among names of attributes, for the object's being there at all. */
    public static final String OBJECT = "(object)";

    /** Among names that are included: all of them. */
    public static final String EVERYTHING = "*";

    private final TargetSchema schema;

    RestorationDifferences(TargetSchema schema) {
        this.schema = schema;
    }

    /** Something that somebody else has changed meanwhile; {@code attribute} may be {@link #OBJECT}. */
    public record Conflict(String attribute, List<String> before, List<String> written, List<String> present) {}

    @Nullable
    PendingExport pending(TargetObject object, Desired.Restored wanted) {
        if (!schema.supports(object.objectType())) {
            return null;
        }
        boolean goesAhead =
                conflicts(object, wanted).stream().allMatch(conflict -> wanted.includes(conflict.attribute()));
        return switch (object.expected()) {
            case Expected.Absent ignored -> goesAhead ? add(object, wanted) : null;
            case Expected.Present present
            when wanted.before() == null ->
                goesAhead
                        ? new PendingExport.Delete(
                                object.targetAnchor(), object.objectType(), present.targetId(), present.etag())
                        : null;
            case Expected.Present present -> update(object, wanted, present);
        };
    }

    /** What is left out unless it is included, and what is included. */
    List<Conflict> conflicts(TargetObject object, Desired.Restored wanted) {
        return switch (object.expected()) {
            case Expected.Absent ignored ->
                wanted.before() != null && !wanted.deleted() ? List.of(ofObject()) : List.of();
            case Expected.Present present -> {
                List<Conflict> conflicts = new ArrayList<>();
                if (wanted.before() == null && wanted.uncertain()) {
                    conflicts.add(ofObject());
                }
                for (Value value : values(object.objectType(), wanted, present)) {
                    if (value.foreign()) {
                        conflicts.add(
                                new Conflict(value.name(), value.before(), wanted.lastWritten(value), value.present()));
                    }
                }
                yield conflicts;
            }
        };
    }

    private static Conflict ofObject() {
        return new Conflict(OBJECT, List.of(), List.of(), List.of());
    }

    private @Nullable PendingExport add(TargetObject object, Desired.Restored wanted) {
        ObjectType type = object.objectType();
        Image before = wanted.before();
        // with no attributes only its membership was ever changed, so how it looked is not known
        if (before == null || before.attributes().isEmpty()) {
            return null;
        }
        Map<String, List<String>> attributes = schema.canonical(type, before.attributes());
        // by it a creation whose answer was lost is found again
        attributes.put(Desired.SOURCE_ANCHOR, List.of(object.targetAnchor()));
        return new PendingExport.Add(
                object.targetAnchor(),
                type,
                new Image(attributes, schema.canonical(type, before.references())),
                schema.supportsAny(type, wanted.waiting()));
    }

    private @Nullable PendingExport update(TargetObject object, Desired.Restored wanted, Expected.Present present) {
        List<PendingExport.Change> changes = new ArrayList<>();
        for (Value value : values(object.objectType(), wanted, present)) {
            if (!value.inPlace() && (!value.foreign() || wanted.includes(value.name()))) {
                changes.add(new PendingExport.Change(value.name(), value.reference(), value.present(), value.before()));
            }
        }
        return changes.isEmpty()
                ? null
                : new PendingExport.Update(
                        object.targetAnchor(),
                        object.objectType(),
                        present.targetId(),
                        present.etag(),
                        present.image(),
                        changes,
                        schema.supportsAny(object.objectType(), wanted.waiting()));
    }

    /**
     * One attribute or reference that we have changed.
     *
     * @param inPlace whether it is as before
     * @param foreign whether it is neither as before nor as we left it
     */
    record Value(
            String name,
            boolean reference,
            List<String> before,
            List<String> present,
            boolean inPlace,
            boolean foreign) {}

    private List<Value> values(ObjectType type, Desired.Restored wanted, Expected.Present present) {
        List<Value> values = new ArrayList<>();
        for (boolean reference : new boolean[] {false, true}) {
            Map<String, List<String>> before = of(wanted.before(), reference);
            List<Map<String, List<String>>> written =
                    wanted.written().stream().map(image -> of(image, reference)).toList();
            Map<String, List<String>> now = of(present.image(), reference);
            Set<String> names = new TreeSet<>(before.keySet());
            written.forEach(image -> names.addAll(image.keySet()));
            if (wanted.before() == null) {
                // a deletion takes what others have added to our object with it
                names.addAll(now.keySet());
            }
            for (String name : names) {
                if (schema.supports(type, name)
                        && !(reference && wanted.waiting().contains(name))) {
                    value(type, name, reference, before, written, now, wanted.before() == null, values);
                }
            }
        }
        return values;
    }

    private void value(
            ObjectType type,
            String name,
            boolean reference,
            Map<String, List<String>> before,
            List<Map<String, List<String>>> written,
            Map<String, List<String>> now,
            boolean ofDeletion,
            List<Value> values) {
        List<String> old = schema.canonical(type, name, before.getOrDefault(name, List.of()));
        List<List<String>> ours = written.stream()
                .map(image -> schema.canonical(type, name, image.getOrDefault(name, List.of())))
                .toList();
        List<String> present = now.getOrDefault(name, List.of());
        boolean untouched = ours.stream().allMatch(value -> schema.same(type, name, value, old));
        if (untouched && (!ofDeletion || present.isEmpty())) {
            return;
        }
        boolean inPlace = schema.same(type, name, present, old);
        boolean foreign = !inPlace && ours.stream().noneMatch(value -> schema.same(type, name, present, value));
        values.add(new Value(name, reference, old, present, inPlace, foreign));
    }

    private static Map<String, List<String>> of(@Nullable Image image, boolean reference) {
        if (image == null) {
            return Map.of();
        }
        return reference ? image.references() : image.attributes();
    }
}
