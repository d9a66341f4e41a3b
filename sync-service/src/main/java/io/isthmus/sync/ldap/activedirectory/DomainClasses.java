package io.isthmus.sync.ldap.activedirectory;

import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.Filter;
import io.isthmus.sync.source.ImportSelection;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Of which classes changes are asked for in Active Directory: those that are selected, and those that hold others. A class
 * stays with an object to its end, so that a deleted one meets the filter, too; a category does not.
 */
record DomainClasses(Set<String> selected) {

    private static final List<String> CONTAINERS =
            List.of("organizationalUnit", "container", "builtinDomain", "lostAndFound");

    static DomainClasses of(ImportSelection selection) {
        return new DomainClasses(selection.objectClasses());
    }

    Filter filter() {
        return anyOf(Stream.concat(selected.stream(), CONTAINERS.stream()));
    }

    Filter selectedAlone() {
        return anyOf(selected.stream());
    }

    private static Filter anyOf(Stream<String> classes) {
        return Filter.createORFilter(classes.sorted()
                .map(name -> Filter.createEqualityFilter("objectClass", name))
                .toList());
    }

    boolean selects(Entry entry) {
        return classes(entry).anyMatch(selected::contains);
    }

    static boolean holdsOthers(Entry entry) {
        return classes(entry).anyMatch(name -> CONTAINERS.stream().anyMatch(name::equalsIgnoreCase));
    }

    private static Stream<String> classes(Entry entry) {
        String[] classes = entry.getObjectClassValues();
        return classes == null ? Stream.empty() : Arrays.stream(classes);
    }
}
