package io.isthmus.sync.importing;

import java.util.Set;

/**
 * What an import is to see.
 *
 * @param filter by place
 * @param objectClasses by structural class: those that some rule is for; never empty
 */
public record Selection(ContainerFilter filter, Set<String> objectClasses) {

    public Selection {
        objectClasses = Set.copyOf(objectClasses);
    }
}
