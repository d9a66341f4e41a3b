package io.isthmus.export.matching;

import io.isthmus.contracts.ObjectType;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * By what an object is looked for at the target, beside its anchor; in lower case.
 *
 * @param addresses by which it may match softly
 */
public record LookUpNames(
        @Nullable String userName, @Nullable String mail, List<String> addresses) {

    public static LookUpNames of(ObjectType type, Map<String, List<String>> attributes) {
        return new LookUpNames(
                first(attributes, "userPrincipalName"), first(attributes, "mail"), Addresses.of(type, attributes));
    }

    private static @Nullable String first(Map<String, List<String>> attributes, String name) {
        List<String> values = attributes.getOrDefault(name, List.of());
        return values.isEmpty() ? null : values.getFirst().toLowerCase(Locale.ROOT);
    }
}
