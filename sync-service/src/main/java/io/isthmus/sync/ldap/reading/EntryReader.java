package io.isthmus.sync.ldap.reading;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import io.isthmus.directories.ldap.Anchors;
import io.isthmus.directories.ldap.AttributeKinds;
import io.isthmus.directories.ldap.ChangedWhileRead;
import io.isthmus.directories.ldap.LdapFault;
import io.isthmus.directories.ldap.RangedValues;
import io.isthmus.directories.ldap.StructuralClass;
import io.isthmus.sync.ldap.reading.AttributeOrder.Treatment;
import io.isthmus.sync.source.SourceEntry;
import io.isthmus.sync.source.SourceItem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Turns LDAP entries into records of ours. For one reading and one thread. */
public final class EntryReader {

    private final Anchors anchors;
    private final AttributeKinds kinds;
    private final RangedValues ranges;
    private final Set<String> memberships;
    private final AttributeOrder order = new AttributeOrder(this::treatment);

    /** @param memberships names of the attributes that hold memberships, in a set that ignores case */
    EntryReader(Anchors anchors, AttributeKinds kinds, RangedValues ranges, Set<String> memberships) {
        this.anchors = anchors;
        this.kinds = kinds;
        this.ranges = ranges;
        this.memberships = memberships;
    }

    /** @throws LDAPException when the connection broke while the rest of a large membership was read */
    public SourceItem read(Entry entry) throws LDAPException {
        String anchor = anchors.of(entry);
        if (anchor == null) {
            return new SourceItem.Faulty(
                    null,
                    entry.getDN(),
                    "NO_ANCHOR",
                    "has no " + anchors.attribute() + ", so it could not be recognized again",
                    "Give it a value, let the account read the attribute, or choose another anchorAttribute.");
        }
        String objectClass = StructuralClass.of(entry.getAttributeValues("structuralObjectClass"), classes(entry));
        try {
            return new SourceItem.Observed(content(entry, anchor, objectClass == null ? "top" : objectClass));
        } catch (ChangedWhileRead e) {
            return new SourceItem.Faulty(
                    anchor,
                    entry.getDN(),
                    "CHANGED_WHILE_READ",
                    "was deleted, moved or changed while its members were read, so they are not known whole",
                    "Nothing: the next import reads it anew. If this stays, see whether the account may read all"
                            + " members.");
        } catch (LDAPException e) {
            if (!e.getResultCode().isConnectionUsable()) {
                throw e;
            }
            return new SourceItem.Faulty(
                    anchor,
                    entry.getDN(),
                    "MEMBERS_UNREAD",
                    "the rest of its members could not be read: "
                            + LdapFault.of(e).reason() + "; it stays as it was",
                    "Let the account read all its members, and see the server's log; the next import reads it anew.");
        }
    }

    private static List<String> classes(Entry entry) {
        String[] classes = entry.getObjectClassValues();
        return classes == null ? List.of() : Arrays.asList(classes);
    }

    private SourceEntry content(Entry entry, String anchor, String objectClass) throws LDAPException {
        Map<String, List<String>> attributes = new LinkedHashMap<>();
        Map<String, List<String>> members = new LinkedHashMap<>();
        List<String> binary = new ArrayList<>();
        for (AttributeOrder.Placed placed : order.of(entry)) {
            Attribute attribute = placed.attribute();
            switch (placed.treatment()) {
                case IGNORE -> {
                    // never taken
                }
                case MEMBERS -> members(entry, attribute, placed.name(), members);
                case TEXT -> {
                    if (attribute.hasValue()) {
                        attributes.put(placed.name(), List.of(attribute.getValues()));
                    }
                }
                case BINARY -> {
                    if (attribute.hasValue()) {
                        attributes.put(placed.name(), base64(attribute));
                        binary.add(placed.name());
                    }
                }
            }
        }
        return new SourceEntry(anchor, entry.getDN(), objectClass, attributes, binary, members);
    }

    private Treatment treatment(Attribute attribute) {
        String name = attribute.getBaseName();
        if (memberships.contains(name)) {
            return Treatment.MEMBERS;
        }
        return switch (kinds.of(name)) {
            case UNWANTED -> Treatment.IGNORE;
            case TEXT -> Treatment.TEXT;
            case BINARY -> Treatment.BINARY;
        };
    }

    private void members(Entry entry, Attribute attribute, String name, Map<String, List<String>> members)
            throws LDAPException {
        List<String> values = ranges.complete(entry.getDN(), attribute);
        if (!values.isEmpty()) {
            members.put(name, values);
        }
    }

    private static List<String> base64(Attribute attribute) {
        return Arrays.stream(attribute.getValueByteArrays())
                .map(Base64.getEncoder()::encodeToString)
                .toList();
    }
}
