package io.isthmus.sync.ldap.reading;

import com.unboundid.ldap.sdk.Filter;
import io.isthmus.directories.ldap.AttributeKinds;
import io.isthmus.rules.object.MetaverseSchema;
import io.isthmus.sync.source.ImportSelection;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Who refers to a place, in whatever attribute that is read. */
public final class References {

    private References() {}

    /** Nothing where no attribute that is read refers to anything. */
    public static Optional<Filter> to(Collection<String> dns, ImportSelection selection, AttributeKinds kinds) {
        Set<String> attributes = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        attributes.addAll(selection.memberships());
        attributes.remove(
                MetaverseSchema.MEMBER_UID); // names nobody by his place, and hardly any server has an index for it
        selection.attributes().stream().filter(kinds::isReference).forEach(attributes::add);
        List<Filter> anyOfThem = attributes.stream()
                .flatMap(name -> dns.stream().map(dn -> Filter.createEqualityFilter(name, dn)))
                .toList();
        return anyOfThem.isEmpty() ? Optional.empty() : Optional.of(Filter.createORFilter(anyOfThem));
    }
}
