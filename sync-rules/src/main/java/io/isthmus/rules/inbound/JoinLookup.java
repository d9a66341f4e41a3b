package io.isthmus.rules.inbound;

import io.isthmus.rules.value.Attributes;
import io.isthmus.rules.value.Value;
import java.util.Locale;

/**
 * One question to the metaverse: which objects of this type have this value? The answer may contain too many objects
 * (case is folded, and further conditions of the join group are not part of it): the engine checks each candidate.
 *
 * @param metaverseType {@code *} for every type
 * @param attribute folded name, see {@link Attributes#fold}
 * @param foldedValue see {@link #fold}
 */
public record JoinLookup(String metaverseType, String attribute, String foldedValue) {

    public static JoinLookup of(String metaverseType, String attribute, Value value) {
        return new JoinLookup(metaverseType, Attributes.fold(attribute), fold(value));
    }

    /** The form in which an index over join attributes holds values: {@link Value#plain} in lower case. */
    public static String fold(Value value) {
        return value.plain().toLowerCase(Locale.ROOT);
    }
}
