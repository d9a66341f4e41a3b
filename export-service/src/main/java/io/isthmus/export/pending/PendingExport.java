package io.isthmus.export.pending;

import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.outcomes.ExportOutcome.Operation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A difference between how an object is expected at the target and how it should be: state compared, never a command. */
public sealed interface PendingExport {

    String targetAnchor();

    ObjectType objectType();

    default Operation operation() {
        return switch (this) {
            case Add ignored -> Operation.ADD;
            case Update ignored -> Operation.UPDATE;
            case ChangeMembers ignored -> Operation.UPDATE;
            case Disable ignored -> Operation.DISABLE;
            case Delete ignored -> Operation.DELETE;
        };
    }

    /** How the object looks once this is written; none where it is gone then, or its image is not touched. */
    default @Nullable Image after() {
        return null;
    }

    /**
     * The object is to be created.
     *
     * @param image canonical, no empty values, references resolved
     * @param waits whether references remain to be written once what they name is there
     */
    record Add(String targetAnchor, ObjectType objectType, Image image, boolean waits) implements PendingExport {
        @Override
        public Image after() {
            return image;
        }
    }

    /**
     * Managed attributes or references differ.
     *
     * @param expected the whole image expected at the target, for adapters that must know what surrounds a change
     * @param changes at least one
     * @param waits whether further references remain to be written later
     */
    record Update(
            String targetAnchor,
            ObjectType objectType,
            String targetId,
            @Nullable String etag,
            Image expected,
            List<Change> changes,
            boolean waits)
            implements PendingExport {

        /** Whether somebody is kept from signing in by it. */
        boolean closesAccount() {
            return changes.stream()
                    .anyMatch(change -> change.attribute().equals(PendingDifferences.ACCOUNT_ENABLED)
                            && change.desired().equals(List.of("false")));
        }

        @Override
        public Image after() {
            Map<String, List<String>> attributes = new HashMap<>(expected.attributes());
            Map<String, List<String>> references = new HashMap<>(expected.references());
            for (Change change : changes) {
                Map<String, List<String>> image = change.reference() ? references : attributes;
                if (change.desired().isEmpty()) {
                    image.remove(change.attribute());
                } else {
                    image.put(change.attribute(), change.desired());
                }
            }
            return new Image(attributes, references);
        }
    }

    /**
     * Part of a membership differs. A big difference is several of these.
     *
     * @param add the target's ids of members to add
     * @param remove the target's ids of members to remove
     */
    record ChangeMembers(String targetAnchor, String targetId, List<String> add, List<String> remove)
            implements PendingExport {
        @Override
        public ObjectType objectType() {
            return ObjectType.GROUP;
        }

        /** The same in two parts, removals first; none of a single member. */
        public List<ChangeMembers> halves() {
            if (!add.isEmpty() && !remove.isEmpty()) {
                return List.of(of(List.of(), remove), of(add, List.of()));
            }
            List<String> all = add.isEmpty() ? remove : add;
            if (all.size() < 2) {
                return List.of();
            }
            List<String> first = all.subList(0, all.size() / 2);
            List<String> second = all.subList(all.size() / 2, all.size());
            return add.isEmpty()
                    ? List.of(of(List.of(), first), of(List.of(), second))
                    : List.of(of(first, List.of()), of(second, List.of()));
        }

        private ChangeMembers of(List<String> some, List<String> others) {
            return new ChangeMembers(targetAnchor, targetId, some, others);
        }

        public int size() {
            return add.size() + remove.size();
        }

        public String anyMember() {
            return add.isEmpty() ? remove.getFirst() : add.getFirst();
        }
    }

    /** The object, a user, is out of scope and is to be disabled. */
    record Disable(
            String targetAnchor,
            ObjectType objectType,
            String targetId,
            @Nullable String etag,
            Image expected) implements PendingExport {
        @Override
        public Image after() {
            Map<String, List<String>> attributes = new HashMap<>(expected.attributes());
            attributes.put(PendingDifferences.ACCOUNT_ENABLED, List.of("false"));
            return new Image(attributes, expected.references());
        }
    }

    /** The object is to be deleted. */
    record Delete(
            String targetAnchor,
            ObjectType objectType,
            String targetId,
            @Nullable String etag) implements PendingExport {}

    /** One attribute, as it is expected at the target and as it should be. Empty means without a value. */
    record Change(String attribute, boolean reference, List<String> expected, List<String> desired) {}
}
