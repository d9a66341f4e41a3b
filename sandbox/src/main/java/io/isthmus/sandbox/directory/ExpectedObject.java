package io.isthmus.sandbox.directory;

import io.isthmus.contracts.ObjectType;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An object that should be in the target.
 *
 * @param anchor immutable identity: Base64 of {@code objectGUID}
 * @param attributes by their metaverse name; an attribute without a value is left out
 * @param references by name, to anchors of objects that should be in the target too
 * @param members anchors of the members that should be in the target too; empty for anything but groups
 */
public record ExpectedObject(
        ObjectType type,
        String anchor,
        String dn,
        Map<String, List<String>> attributes,
        Map<String, String> references,
        Set<String> members) {

    /** The first value. */
    public @Nullable String value(String attribute) {
        List<String> values = attributes.get(attribute);
        return values == null ? null : values.getFirst();
    }
}
