package io.isthmus.analyzer.reading;

import io.isthmus.analyzer.facts.MetaverseSchema;
import io.isthmus.analyzer.facts.MetaverseSchema.AttributeType;
import io.isthmus.analyzer.facts.MetaverseSchema.ObjectType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The schema of the metaverse, which is DSML: classes refer to attribute types by {@code #name}. */
final class SchemaReading {

    /** References of all classes, and attribute types; a metaverse has hundreds. */
    private static final int MOST = 20_000;

    private final List<ObjectType> types = new ArrayList<>();
    private final List<AttributeType> attributes = new ArrayList<>();
    private int references;

    void type(Element type) {
        List<String> names = type.all("attribute")
                .map(a -> a.attribute("ref"))
                .filter(ref -> ref != null)
                .map(ref -> ref.startsWith("#") ? ref.substring(1) : ref)
                .limit(Math.max(0, MOST - references))
                .toList();
        references += names.size() + 1;
        if (references <= MOST) {
            types.add(new ObjectType(name(type), names));
        }
    }

    void attribute(Element attribute) {
        if (attributes.size() < MOST) {
            Boolean single = attribute.parsedAttribute(TextFormat.FLAG, "single-value");
            attributes.add(new AttributeType(
                    name(attribute),
                    attribute.textAt("syntax"),
                    single == null ? null : Boolean.valueOf(!single),
                    Boolean.TRUE.equals(attribute.parsedAttribute(TextFormat.FLAG, "indexable"))));
        }
    }

    private static @Nullable String name(Element element) {
        String name = element.textAt("name");
        return name == null ? element.attribute("id") : name;
    }

    @Nullable
    MetaverseSchema found() {
        return types.isEmpty() && attributes.isEmpty()
                ? null
                : new MetaverseSchema(List.copyOf(types), List.copyOf(attributes));
    }
}
