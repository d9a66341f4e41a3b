package io.isthmus.analyzer.ldap;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchResultEntry;
import io.isthmus.analyzer.checking.CheckedDirectory;
import io.isthmus.analyzer.checking.DirectoryReader.Taker;
import io.isthmus.analyzer.readiness.DirectoryObject;
import io.isthmus.analyzer.readiness.Reference;
import io.isthmus.analyzer.readiness.Synchronizable;
import io.isthmus.contracts.settings.SourceKind;
import io.isthmus.directories.ldap.ChangedWhileRead;
import io.isthmus.directories.ldap.RangedValues;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Turns entries into objects of ours, and follows the ranges in which Active Directory gives large memberships. */
final class EntryParts {

    private final CheckedDirectory directory;
    private final RangedValues ranges;
    private final Taker taker;
    private final List<String> references;

    EntryParts(CheckedDirectory directory, LDAPConnection connection, Taker taker) {
        this.directory = directory;
        this.ranges = new RangedValues(connection);
        this.taker = taker;
        this.references = Reference.attributes(directory.access().kind());
    }

    static String filter(SourceKind kind) {
        return switch (kind) {
            case ACTIVE_DIRECTORY ->
                "(&(|(objectClass=user)(objectClass=inetOrgPerson)(objectClass=group)(objectClass=contact))"
                        + "(!(objectClass=computer))(!(isCriticalSystemObject=TRUE)))";
            case LDAP, LDIF, CSV, SQL, SCIM ->
                "(|(objectClass=inetOrgPerson)(objectClass=groupOfNames)(objectClass=groupOfUniqueNames))";
        };
    }

    String[] attributes() {
        List<String> names = new ArrayList<>(Synchronizable.attributes());
        names.addAll(references);
        if (directory.anchorAttribute() != null) {
            names.add(directory.anchorAttribute());
        }
        return names.toArray(String[]::new);
    }

    /** @throws LDAPException when the rest of a large membership cannot be read */
    void take(SearchResultEntry entry) throws LDAPException {
        Map<String, List<String>> values = new HashMap<>();
        for (Attribute attribute : entry.getAttributes()) {
            String name = attribute.getBaseName().toLowerCase(Locale.ROOT);
            if (attribute.hasValue() && references.stream().noneMatch(name::equalsIgnoreCase)) {
                values.put(name, Arrays.asList(attribute.getValues()));
            }
        }
        List<String> classes = values.getOrDefault("objectclass", List.of()).stream()
                .map(c -> c.toLowerCase(Locale.ROOT))
                .toList();
        taker.object(new DirectoryObject(
                directory.name(), directory.access().kind(), Synchronizable.type(classes), entry.getDN(), values));
        for (String name : references) {
            references(entry, name);
        }
    }

    private void references(SearchResultEntry entry, String name) throws LDAPException {
        for (Attribute attribute : entry.getAttributes()) {
            if (attribute.getBaseName().equalsIgnoreCase(name) && attribute.hasValue()) {
                references(entry.getDN(), name, attribute);
            }
        }
    }

    private void references(String dn, String name, Attribute first) throws LDAPException {
        try {
            ranges.each(dn, first, values -> taker.references(name, values));
        } catch (ChangedWhileRead e) {
            // a check says what it saw; whoever is gone, or at another place, has no further references to judge
        }
    }
}
