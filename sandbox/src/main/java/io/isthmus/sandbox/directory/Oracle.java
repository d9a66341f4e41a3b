package io.isthmus.sandbox.directory;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import io.isthmus.contracts.settings.PartitionSettings;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Says what should be in the target, judged from the entries of a directory alone. Deliberately plain, and independent of
 * the product's rules.
 */
public final class Oracle {

    private final List<? extends Entry> entries;
    private final Scope scope;
    private final String domain;
    /** Anchors of the objects that should be in the target, by DN: whatever is referred to must be among them. */
    private final Map<DN, String> anchors = new HashMap<>();
    /** The same by the DN's text: most references are written as the object itself is, and parsing takes long. */
    private final Map<String, String> anchorsByText = new HashMap<>();

    /** @param entries users, groups and contacts; others are ignored */
    public Oracle(List<? extends Entry> entries, PartitionSettings partition, String domain) {
        this.entries = entries;
        this.scope = new Scope(partition);
        this.domain = domain;
        for (Entry entry : entries) {
            if (whyNot(entry).isEmpty()) {
                anchors.put(parsedDn(entry), StandardFlows.anchor(entry));
                anchorsByText.put(entry.getDN(), StandardFlows.anchor(entry));
            }
        }
    }

    /** How many objects should be in the target. */
    public int size() {
        return anchors.size();
    }

    /** Computed one by one, so that 50,000 of them need not be held. */
    public Stream<ExpectedObject> expected() {
        return entries.stream()
                .filter(entry -> anchors.containsKey(parsedDn(entry)))
                .map(this::expected);
    }

    /** The reason why an object must not be in the target; empty if it should be there. */
    public Optional<String> whyNot(Entry entry) {
        return scope.whyOutside(parsedDn(entry)).or(() -> NeverSynchronized.why(entry));
    }

    private ExpectedObject expected(Entry entry) {
        return new ExpectedObject(
                StandardFlows.type(entry).orElseThrow(),
                StandardFlows.anchor(entry),
                entry.getDN(),
                StandardFlows.attributes(entry, domain),
                references(entry),
                members(entry));
    }

    private Map<String, String> references(Entry entry) {
        Map<String, String> references = new LinkedHashMap<>();
        for (String attribute : List.of("manager", "managedBy")) {
            String anchor = entry.hasAttribute(attribute) ? anchorOf(entry.getAttributeValue(attribute)) : null;
            if (anchor != null) {
                references.put(attribute, anchor);
            }
        }
        return references;
    }

    private Set<String> members(Entry entry) {
        if (!entry.hasAttribute("member")) {
            return Set.of();
        }
        Set<String> members = new HashSet<>();
        for (String dn : entry.getAttributeValues("member")) {
            String anchor = anchorOf(dn);
            if (anchor != null) {
                members.add(anchor);
            }
        }
        return members;
    }

    private @Nullable String anchorOf(String dn) {
        String written = anchorsByText.get(dn);
        try {
            return written == null ? anchors.get(new DN(dn)) : written;
        } catch (LDAPException e) {
            throw new IllegalArgumentException("'" + dn + "' is not a DN", e);
        }
    }

    private static DN parsedDn(Entry entry) {
        try {
            return entry.getParsedDN();
        } catch (LDAPException e) {
            throw new IllegalArgumentException("'" + entry.getDN() + "' is not a DN", e);
        }
    }
}
