package io.isthmus.sync.ldap;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import io.isthmus.sync.importing.SourceEntry;
import io.isthmus.sync.importing.SourceItem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Turns LDAP entries into records of ours. */
final class EntryReader {

    private final Anchors anchors;
    private final AttributeKinds kinds;
    private final RangedValues ranges;

    EntryReader(Anchors anchors, AttributeKinds kinds, RangedValues ranges) {
        this.anchors = anchors;
        this.kinds = kinds;
        this.ranges = ranges;
    }

    /** @throws LDAPException when the rest of a large membership cannot be read */
    SourceItem read(Entry entry) throws LDAPException {
        String anchor = anchors.of(entry);
        if (anchor == null) {
            return new SourceItem.Faulty(
                    null,
                    entry.getDN(),
                    "NO_ANCHOR",
                    "has no " + anchors.attribute() + ", so it could not be recognized again",
                    "Give it a value, let the account read the attribute, or choose another anchorAttribute.");
        }
        String objectClass = StructuralClass.of(entry.getAttributeValue("structuralObjectClass"), classes(entry));
        return new SourceItem.Observed(content(entry, anchor, objectClass == null ? "top" : objectClass));
    }

    private static List<String> classes(Entry entry) {
        String[] classes = entry.getObjectClassValues();
        return classes == null ? List.of() : Arrays.asList(classes);
    }

    private SourceEntry content(Entry entry, String anchor, String objectClass) throws LDAPException {
        Map<String, List<String>> attributes = new LinkedHashMap<>();
        Map<String, List<String>> memberships = new LinkedHashMap<>();
        List<String> binary = new ArrayList<>();
        for (Attribute attribute : entry.getAttributes()) {
            switch (kinds.of(attribute.getBaseName())) {
                case UNWANTED -> {
                    // never taken
                }
                case MEMBERSHIP -> member(entry, attribute, memberships);
                case TEXT -> text(attribute, attributes);
                case BINARY -> {
                    if (attribute.hasValue()) {
                        attributes.put(attribute.getBaseName(), base64(attribute));
                        binary.add(attribute.getBaseName());
                    }
                }
            }
        }
        return new SourceEntry(anchor, entry.getDN(), objectClass, attributes, binary, memberships);
    }

    private void member(Entry entry, Attribute attribute, Map<String, List<String>> memberships) throws LDAPException {
        List<String> members = ranges.complete(entry.getDN(), attribute);
        if (!members.isEmpty()) {
            memberships.put(
                    attribute.getBaseName().toLowerCase(java.util.Locale.ROOT).equals("member")
                            ? "member"
                            : "uniqueMember",
                    members);
        }
    }

    private static void text(Attribute attribute, Map<String, List<String>> attributes) {
        if (attribute.hasValue()) {
            attributes.put(attribute.getName(), List.of(attribute.getValues()));
        }
    }

    private static List<String> base64(Attribute attribute) {
        return Arrays.stream(attribute.getValueByteArrays())
                .map(Base64.getEncoder()::encodeToString)
                .toList();
    }
}
