package io.isthmus.export.pending;

import io.isthmus.contracts.ObjectType;
import java.util.List;
import java.util.Set;

/** A target that holds everything but what it is told it cannot. */
public record EverythingSchema(Set<ObjectType> unsupportedTypes, Set<String> unsupportedAttributes)
        implements TargetSchema {

    public static EverythingSchema complete() {
        return new EverythingSchema(Set.of(), Set.of());
    }

    @Override
    public boolean supports(ObjectType type) {
        return !unsupportedTypes.contains(type);
    }

    @Override
    public boolean supports(ObjectType type, String attribute) {
        return supports(type) && !unsupportedAttributes.contains(attribute);
    }

    @Override
    public List<String> canonical(ObjectType type, String attribute, List<String> values) {
        return values.stream().distinct().sorted().toList();
    }

    @Override
    public boolean same(ObjectType type, String attribute, List<String> left, List<String> right) {
        return left.stream().sorted().toList().equals(right.stream().sorted().toList());
    }

    @Override
    public String document() {
        return toString();
    }
}
