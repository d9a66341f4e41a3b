package io.isthmus.sync.ldap.activedirectory;

import com.unboundid.asn1.ASN1Integer;
import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.asn1.ASN1Sequence;
import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.Entry;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who came into a group, or left it. Active Directory does not take a member as changed by that, though its {@code memberOf} is
 * another: where rules read {@code memberOf}, the members are read afresh with their group. Where nothing else of a group has changed,
 * they are all that is taken of it.
 *
 * @param memberships attributes that hold members
 * @param backlinksRead whether rules read {@code memberOf}
 */
record LinkedMembers(Collection<String> memberships, boolean backlinksRead) {

    private static final String BACKLINK = "memberOf";

    /** Values as {@code <GUID=hex>;<SID=hex>;DN} (MS-ADTS, section 3.1.1.3.4.1.5). */
    private static final Control EXTENDED_NAMES = new Control(
            "1.2.840.113556.1.4.529", true, new ASN1OctetString(new ASN1Sequence(new ASN1Integer(0)).encode()));

    private static final Pattern GUID = Pattern.compile("<GUID=([0-9a-fA-F]{32})>.*", Pattern.DOTALL);

    static LinkedMembers of(Collection<String> attributes, Collection<String> memberships) {
        return new LinkedMembers(List.copyOf(memberships), attributes.stream().anyMatch(BACKLINK::equalsIgnoreCase));
    }

    static LinkedMembers none() {
        return new LinkedMembers(List.of(), false);
    }

    List<Control> controls() {
        return backlinksRead ? List.of(EXTENDED_NAMES) : List.of();
    }

    /** Those that an entry of an answer names: of a group that changed, the members that came and went. */
    List<DomainChange> changed(Entry entry) {
        return !backlinksRead
                ? List.of()
                : entry.getAttributes().stream()
                        .filter(attribute -> memberships.stream().anyMatch(attribute.getBaseName()::equalsIgnoreCase))
                        .flatMap(attribute -> List.of(attribute.getValues()).stream())
                        .flatMap(value -> guid(value).stream())
                        .map(guid -> new DomainChange(guid, DomainChange.Kind.CHANGED))
                        .toList();
    }

    /** What a group tells of that has changed in nothing but its members. */
    Optional<ChangedLinks> alone(Entry entry) {
        return ChangedLinks.of(entry, memberships);
    }

    private static Optional<byte[]> guid(String value) {
        Matcher name = GUID.matcher(value);
        return name.matches()
                ? Optional.of(HexFormat.of().parseHex(name.group(1).toLowerCase(Locale.ROOT)))
                : Optional.empty();
    }
}
