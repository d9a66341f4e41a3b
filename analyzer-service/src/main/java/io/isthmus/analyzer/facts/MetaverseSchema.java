package io.isthmus.analyzer.facts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the metaverse can hold. Of each list the first ones are kept. */
public record MetaverseSchema(List<ObjectType> types, List<AttributeType> attributes) {

    /** @param attributes that objects of the type may have, by name */
    public record ObjectType(@Nullable String name, List<String> attributes) {}

    /**
     * @param syntax OID of the kind of its values
     * @param multiValued whether it holds several values, where that is said
     */
    public record AttributeType(
            @Nullable String name,
            @Nullable String syntax,
            @Nullable Boolean multiValued,
            boolean indexed) {}
}
