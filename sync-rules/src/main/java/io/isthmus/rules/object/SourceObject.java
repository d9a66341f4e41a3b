package io.isthmus.rules.object;

import io.isthmus.directories.names.SpelledName;
import io.isthmus.rules.value.Attributes;
import io.isthmus.rules.value.Value;
import java.util.List;
import java.util.Map;

/**
 * What a rule sees of an object of a connected directory.
 *
 * <p>Beside its attributes it answers to {@code dn} and {@code rdn} (as written), {@code objectClass} (the structural
 * class) and {@code anchor} unless the directory delivered attributes of these names.
 *
 * @param anchor immutable identity at the source
 * @param objectClass the structural class that rules name as their source type
 * @param valueCounts how many values an attribute has whose values are kept outside (memberships), by folded name
 */
public record SourceObject(
        String connector,
        String anchor,
        String dn,
        String objectClass,
        Attributes attributes,
        Map<String, Integer> valueCounts)
        implements RuleSubject {

    public SourceObject {
        valueCounts = Map.copyOf(valueCounts);
    }

    public SourceObject(String connector, String anchor, String dn, String objectClass, Attributes attributes) {
        this(connector, anchor, dn, objectClass, attributes, Map.of());
    }

    @Override
    public List<Value> valuesOf(String name) {
        List<Value> values = attributes.get(name);
        return values.isEmpty() ? ownValues(name) : values;
    }

    private List<Value> ownValues(String name) {
        return switch (Attributes.fold(name)) {
            case "dn", "distinguishedname" -> List.of(Value.reference(dn));
            case "rdn" -> List.of(Value.text(SpelledName.rdn(dn)));
            case "objectclass" -> List.of(Value.text(objectClass));
            case "anchor" -> List.of(Value.text(anchor));
            default -> List.of();
        };
    }

    @Override
    public int countOf(String name) {
        Integer outside = valueCounts.get(Attributes.fold(name));
        return outside == null ? valuesOf(name).size() : outside;
    }

    @Override
    public String identity() {
        return connector + "\n" + anchor;
    }
}
