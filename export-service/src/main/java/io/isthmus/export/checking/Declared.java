package io.isthmus.export.checking;

import io.isthmus.contracts.ObjectType;
import java.util.Map;
import java.util.Set;

/**
 * What a provider says of itself; where it says nothing, what the standard says.
 *
 * @param resources what can be stored, by type
 */
public record Declared(boolean patch, boolean filter, boolean bulk, Map<ObjectType, Resource> resources) {

    public Declared {
        resources = Map.copyOf(resources);
    }

    /**
     * @param endpoint below the base address
     * @param schema whether a schema is declared for it
     * @param undeclared attributes that Isthmus could send and the schema does not have, so they are left out
     */
    public record Resource(String endpoint, boolean schema, Set<String> undeclared) {
        public Resource {
            undeclared = Set.copyOf(undeclared);
        }
    }
}
