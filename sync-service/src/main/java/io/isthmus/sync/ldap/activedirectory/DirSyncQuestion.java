package io.isthmus.sync.ldap.activedirectory;

import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import io.isthmus.directories.ldap.AttributeKinds;
import io.isthmus.sync.ldap.reading.SourceDirectory;
import io.isthmus.sync.source.ImportSelection;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * What deltas ask by the DirSync control. An object is told only if one of these attributes has changed, and only if it meets
 * the filter as it is now; so both name what never goes away, and what is in the filters of the settings is judged here.
 */
record DirSyncQuestion(Filter filter, Set<String> attributes, LinkedMembers members) {

    /** Present everywhere and met by nobody but the root of a naming context: to learn a cookie, and nothing else. */
    private static final Filter ROOT = Filter.createEqualityFilter("objectClass", "domainDNS");

    static DirSyncQuestion of(SourceDirectory directory, ImportSelection selection) {
        Set<String> attributes = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        attributes.addAll(selection.attributes());
        attributes.addAll(selection.memberships());
        // whoever asks for a secret needs a right that nobody should have
        attributes.removeIf(name -> directory.kinds().of(name) == AttributeKinds.Kind.UNWANTED);
        attributes.add(directory.anchors().attribute());
        attributes.add("isDeleted");
        attributes.add("name");
        return new DirSyncQuestion(
                DomainClasses.of(selection).filter(),
                attributes,
                LinkedMembers.of(selection.attributes(), selection.memberships()));
    }

    /** Changes whenever a cookie would no longer tell everything. */
    String shape(boolean asReader) {
        String text = filter + "\n" + attributes + "\n" + asReader;
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
    }

    DirSyncSearch since(LDAPConnection connection, String context, boolean asReader, byte[] cookie) {
        return new DirSyncSearch(
                connection, context, filter, attributes.toArray(String[]::new), members, asReader, cookie);
    }

    /** Goes through everything and shows next to nothing of it. */
    static DirSyncSearch fromNow(LDAPConnection connection, String context, boolean asReader) {
        return new DirSyncSearch(
                connection, context, ROOT, new String[] {"objectGUID"}, LinkedMembers.none(), asReader, null);
    }
}
