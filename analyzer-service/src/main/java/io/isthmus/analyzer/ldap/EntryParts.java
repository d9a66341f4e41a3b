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
import io.isthmus.contracts.settings.SourceSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Turns entries into objects of ours, and follows the ranges in which Active Directory gives large memberships. */
final class EntryParts {

    private static final String RANGE = ";range=";

    private final CheckedDirectory directory;
    private final LDAPConnection details;
    private final Taker taker;
    private final List<String> references;

    EntryParts(CheckedDirectory directory, LDAPConnection details, Taker taker) {
        this.directory = directory;
        this.details = details;
        this.taker = taker;
        this.references = Reference.attributes(directory.access().kind());
    }

    static String filter(SourceSettings.Kind kind) {
        return switch (kind) {
            case ACTIVE_DIRECTORY ->
                "(&(|(objectClass=user)(objectClass=inetOrgPerson)(objectClass=group)(objectClass=contact))"
                        + "(!(objectClass=computer))(!(isCriticalSystemObject=TRUE)))";
            case LDAP -> "(|(objectClass=inetOrgPerson)(objectClass=groupOfNames)(objectClass=groupOfUniqueNames))";
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

    void take(SearchResultEntry entry) {
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
        references.forEach(name -> references(entry, name));
    }

    private void references(SearchResultEntry entry, String name) {
        int from = 0;
        for (Attribute part = LdapReader.ranged(entry, name);
                part != null;
                part = rest(entry.getDN(), name, part, from)) {
            String[] values = part.getValues();
            taker.references(name, Arrays.asList(values));
            from += values.length;
        }
    }

    /** {@code member;range=0-1499} says that there is more, {@code member;range=1500-*} that this was the rest (MS-ADTS 3.1.1.3.1.3.3). */
    private Attribute rest(String dn, String name, Attribute part, int from) {
        String full = part.getName().toLowerCase(Locale.ROOT);
        if (!full.contains(RANGE) || full.endsWith("-*")) {
            return null;
        }
        try {
            SearchResultEntry more = details.getEntry(dn, name + RANGE + from + "-*");
            return more == null ? null : LdapReader.ranged(more, name);
        } catch (LDAPException fault) {
            throw new LdapReader.UnreadEntry(fault);
        }
    }
}
