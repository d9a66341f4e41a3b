package io.isthmus.sync.source;

import io.isthmus.directories.containers.ContainerFilter;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * What an import is to see.
 *
 * @param filter by place
 * @param objectClasses by structural class, case-insensitive: those that some rule is for; never empty
 * @param attributes that some rule reads; others are not asked for, and a change of others is no change
 * @param memberships those that hold memberships
 */
public record ImportSelection(
        ContainerFilter filter, Set<String> objectClasses, Set<String> attributes, Set<String> memberships) {

    public ImportSelection {
        objectClasses = ignoringCase(objectClasses);
        attributes = ignoringCase(attributes);
        memberships = ignoringCase(memberships);
    }

    /** Whether an object is one of those; a place that is no name is out. */
    public boolean includes(SourceEntry entry) {
        return objectClasses.contains(entry.objectClass()) && filter.includes(entry.dn());
    }

    private static Set<String> ignoringCase(Set<String> names) {
        Set<String> sorted = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        sorted.addAll(names);
        return Collections.unmodifiableSet(sorted);
    }
}
