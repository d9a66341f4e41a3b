package io.isthmus.export.scim;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.WireFormat;
import io.isthmus.export.pending.TargetSchema;
import io.isthmus.export.scim.ScimMapping.Mapped;
import java.util.List;
import java.util.Locale;

/** What a SCIM provider can hold: what the table maps and the provider declares. */
record ScimSchema(ScimCapabilities capabilities, ScimMapping mapping) implements TargetSchema {

    @Override
    public boolean supports(ObjectType type) {
        return capabilities.resources().containsKey(type);
    }

    @Override
    public boolean supports(ObjectType type, String attribute) {
        ScimCapabilities.ResourceKind kind = capabilities.resources().get(type);
        return kind != null
                && mapping.of(type).containsKey(attribute)
                && (kind.attributes() == null || kind.attributes().contains(attribute));
    }

    @Override
    public List<String> canonical(ObjectType type, String attribute, List<String> values) {
        Mapped mapped = mapping.of(type, attribute);
        return values.stream()
                .filter(value -> value != null && !value.isBlank())
                .map(value -> mapped.truth() ? value.toLowerCase(Locale.ROOT) : value)
                .limit(1)
                .toList();
    }

    @Override
    public boolean same(ObjectType type, String attribute, List<String> left, List<String> right) {
        if (left.size() != right.size()) {
            return false;
        }
        if (left.isEmpty()) {
            return true;
        }
        Mapped mapped = mapping.of(type, attribute);
        return mapped.ignoreCase()
                ? left.getFirst().equalsIgnoreCase(right.getFirst())
                : left.getFirst().equals(right.getFirst());
    }

    @Override
    public String document() {
        try {
            return WireFormat.mapper()
                    .writer()
                    .with(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                    .writeValueAsString(capabilities);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record of plain values can always be written", e);
        }
    }
}
