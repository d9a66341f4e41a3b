package io.isthmus.contracts.messages;

import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks a message for what it must have, field by field; the first that falls short is the refusal. */
public final class Completeness {

    private @Nullable Refusal refusal;

    private Completeness() {}

    public static Completeness of() {
        return new Completeness();
    }

    /** Empty when nothing falls short. */
    public Optional<Refusal> refusal() {
        return Optional.ofNullable(refusal);
    }

    /** It is there. */
    public Completeness has(String field, @Nullable Object value) {
        return value == null ? refuse(Refusal.missing(field)) : this;
    }

    /** A name or an identity is there, and not empty. */
    public Completeness names(String field, @Nullable String value) {
        return value == null || value.isEmpty() ? refuse(Refusal.missing(field)) : this;
    }

    /** A list is there, and so is every element of it. */
    public Completeness lists(String field, @Nullable Collection<?> values) {
        has(field, values);
        return values != null && values.stream().anyMatch(Objects::isNull) ? refuse(Refusal.invalid(field)) : this;
    }

    /** Values by name are there, each a list as {@link #lists}. */
    public Completeness maps(String field, @Nullable Map<String, ? extends Collection<?>> values) {
        has(field, values);
        if (values != null) {
            values.forEach((name, list) -> {
                if (list == null || list.stream().anyMatch(Objects::isNull)) {
                    refuse(Refusal.invalid(field));
                }
            });
        }
        return this;
    }

    /** Numbers by name are there. */
    public Completeness counts(String field, @Nullable Map<String, Long> values) {
        has(field, values);
        return values != null && values.containsValue(null) ? refuse(Refusal.invalid(field)) : this;
    }

    /** What must hold of a field's value. */
    public Completeness holds(String field, boolean condition) {
        return condition ? this : refuse(Refusal.invalid(field));
    }

    /** All of a part of it. */
    public Completeness and(Completeness part) {
        part.refusal().ifPresent(this::refuse);
        return this;
    }

    private Completeness refuse(Refusal because) {
        if (refusal == null) {
            refusal = because;
        }
        return this;
    }
}
