package io.isthmus.rules.object;

import io.isthmus.rules.value.Value;
import java.util.List;

/** What rules read: scope conditions, direct flows and expressions see an object only through this. */
public sealed interface RuleSubject permits SourceObject, MetaverseObject {

    /** Values of an attribute in their order, empty when absent. Names are case-insensitive. */
    List<Value> valuesOf(String name);

    /** How many values an attribute has, also where they are not held here. */
    int countOf(String name);

    /** Tells objects apart; stable over runs. */
    String identity();
}
