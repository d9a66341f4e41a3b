package io.isthmus.sync.scim;

import io.isthmus.sync.source.ImportSelection;
import java.util.List;
import java.util.stream.Stream;

/** What a provider has, and the class that the rules know it by. */
enum ScimKind {
    USER("/Users", "inetOrgPerson"),
    GROUP("/Groups", "groupOfNames");

    private final String endpoint;
    private final String objectClass;

    ScimKind(String endpoint, String objectClass) {
        this.endpoint = endpoint;
        this.objectClass = objectClass;
    }

    String endpoint() {
        return endpoint;
    }

    String objectClass() {
        return objectClass;
    }

    /** Those that rules are for. */
    static List<ScimKind> selected(ImportSelection selection) {
        return Stream.of(values())
                .filter(kind -> selection.objectClasses().contains(kind.objectClass()))
                .toList();
    }
}
