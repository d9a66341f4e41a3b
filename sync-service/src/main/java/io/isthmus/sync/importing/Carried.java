package io.isthmus.sync.importing;

import io.isthmus.contracts.operations.Run.RunError;
import io.isthmus.sync.source.SourceEntry;
import io.isthmus.sync.source.SourceItem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What of an object a message and the database can carry. An attribute that they cannot is left out by name, never the object. Pure.
 *
 * @param entry without what is left out; the names of binary attributes are all still there
 * @param leftOut why, by name of the attribute
 */
record Carried(SourceEntry entry, Map<String, RunError> leftOut) {

    private static final char NUL = '\0';

    static Carried of(SourceEntry entry) {
        return isWhole(entry) ? new Carried(entry, Map.of()) : leavingOut(entry);
    }

    /** Nearly everybody, and a full import asks of everybody: nothing is copied for it. */
    private static boolean isWhole(SourceEntry entry) {
        return !haveNul(entry.attributes()) && !MessageSize.exceeds(entry.attributes());
    }

    private static Carried leavingOut(SourceEntry entry) {
        Map<String, List<String>> kept = new LinkedHashMap<>(entry.attributes());
        Map<String, RunError> leftOut = new TreeMap<>();
        entry.attributes().forEach((name, values) -> {
            if (haveNul(values)) {
                kept.remove(name);
                leftOut.put(name, nul(entry, name));
            }
        });
        while (MessageSize.exceeds(kept)) {
            String name = MessageSize.largest(kept);
            leftOut.put(name, tooLarge(entry, name, MessageSize.bytes(Objects.requireNonNull(kept.get(name)))));
            kept.remove(name);
        }
        return new Carried(with(entry, kept, entry.binaryAttributes()), leftOut);
    }

    /** The object with the values that were last taken of what is left out, as far as they fit. */
    SourceEntry keeping(Map<String, List<String>> before) {
        Map<String, List<String>> attributes = new LinkedHashMap<>(entry.attributes());
        new TreeMap<>(before).forEach((name, values) -> {
            attributes.put(name, values);
            if (MessageSize.exceeds(attributes)) {
                attributes.remove(name);
            }
        });
        List<String> binary = new ArrayList<>(entry.binaryAttributes());
        binary.retainAll(attributes.keySet());
        return with(entry, attributes, binary);
    }

    /** Whether the object cannot be named, or a member of it cannot: a group must not be smaller than it is. */
    static boolean isUnnameable(SourceEntry entry) {
        return hasNul(entry.dn()) || hasNul(entry.anchor()) || haveNul(entry.memberships());
    }

    static SourceItem.Faulty unnameable(SourceEntry entry) {
        return new SourceItem.Faulty(
                entry.anchor().indexOf('\0') >= 0 ? null : entry.anchor(),
                entry.dn().replace('\0', '\uFFFD'),
                "NAME_WITH_NUL",
                "its name, its anchor or a member has a NUL character, which nothing behind the directory can hold",
                "Give it, or the member, a name without it; until then it stays as it was.");
    }

    private static SourceEntry with(SourceEntry entry, Map<String, List<String>> attributes, List<String> binary) {
        return new SourceEntry(
                entry.anchor(), entry.dn(), entry.objectClass(), attributes, binary, entry.memberships());
    }

    private static boolean haveNul(Map<String, List<String>> valuesByName) {
        for (List<String> values : valuesByName.values()) {
            if (haveNul(values)) {
                return true;
            }
        }
        return false;
    }

    private static boolean haveNul(List<String> values) {
        for (String value : values) {
            if (hasNul(value)) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasNul(String text) {
        return text.indexOf(NUL) >= 0;
    }

    private static RunError nul(SourceEntry entry, String attribute) {
        return new RunError(
                "VALUE_WITH_NUL",
                entry.dn(),
                "a value of " + attribute + " has a NUL character, which nothing behind the directory can hold; "
                        + attribute + " stays as it was, and the rest of the object is taken",
                "Write the value of " + attribute + " anew without it.");
    }

    private static RunError tooLarge(SourceEntry entry, String attribute, long bytes) {
        return new RunError(
                "ATTRIBUTE_TOO_LARGE",
                entry.dn(),
                attribute + " has " + bytes + " bytes, and a message carries " + MessageSize.MAX_CONTENT_BYTES
                        + " of an object; " + attribute + " stays as it was, and the rest of the object is taken",
                "Shorten " + attribute + " (often a photo or certificates).");
    }
}
