package io.isthmus.export.scim;

import com.fasterxml.jackson.core.type.TypeReference;
import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.WireFormat;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Which metaverse attribute lives where in a SCIM resource: the table {@code mapping.json} beside this class. Attributes
 * that are not in the table are not exported.
 */
final class ScimMapping {

    private static final String TABLE = "mapping.json";
    private static final ScimMapping STANDARD = load();

    private final Map<ObjectType, Map<String, Mapped>> table;

    private ScimMapping(Map<ObjectType, Map<String, Mapped>> table) {
        this.table = table;
    }

    static ScimMapping standard() {
        return STANDARD;
    }

    /** All mapped attributes of a type, by metaverse name. */
    Map<String, Mapped> of(ObjectType type) {
        return table.getOrDefault(type, Map.of());
    }

    /** One that is mapped. */
    Mapped of(ObjectType type, String attribute) {
        return Objects.requireNonNull(of(type).get(attribute), attribute);
    }

    private static ScimMapping load() {
        try (InputStream stream = ScimMapping.class.getResourceAsStream(TABLE)) {
            Map<ObjectType, Map<String, Row>> rows = WireFormat.mapper().readValue(stream, new TypeReference<>() {});
            Map<ObjectType, Map<String, Mapped>> table = new EnumMap<>(ObjectType.class);
            rows.forEach((type, attributes) -> {
                Map<String, Mapped> mapped = new LinkedHashMap<>();
                attributes.forEach((name, row) -> mapped.put(name, row.mapped(name)));
                table.put(type, mapped);
            });
            return new ScimMapping(table);
        } catch (IOException e) {
            throw new UncheckedIOException("the attribute table " + TABLE + " cannot be read", e);
        }
    }

    /**
     * One row of the table.
     *
     * @param primary whether the entry is also the primary one of its multi-valued attribute
     * @param truth whether the value is {@code true} or {@code false}
     * @param ignoreCase whether providers are free to change the case of the value (RFC 7643: {@code caseExact} false)
     * @param reference whether the value is the id of another resource
     */
    record Mapped(String name, ScimPath path, boolean primary, boolean truth, boolean ignoreCase, boolean reference) {}

    private record Row(String path, boolean primary, boolean truth, boolean ignoreCase, boolean reference) {
        Mapped mapped(String name) {
            return new Mapped(name, ScimPath.parse(path), primary, truth, ignoreCase, reference);
        }
    }
}
