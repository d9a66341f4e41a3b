package io.isthmus.sync.ldap.probing;

import com.unboundid.asn1.ASN1Integer;
import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.asn1.ASN1Sequence;
import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchResultEntry;
import io.isthmus.sync.checking.DomainRights;
import io.isthmus.sync.ldap.activedirectory.DomainObjects;
import io.isthmus.sync.ldap.activedirectory.Domains;
import io.isthmus.sync.ldap.activedirectory.Tombstones;
import io.isthmus.sync.ldap.reading.SourceDirectory;
import io.isthmus.sync.source.SourceException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Looks at what an account may do in the domains of a source, beside reading them. */
final class DomainProbe {

    /** DS-Replication-Get-Changes-All: with it an account reads what DirSync of passwords read. */
    private static final UUID ALL_CHANGES = UUID.fromString("1131f6ad-9c07-11d1-f79f-00c04fc2dcd2");

    /** By its well-known GUID (MS-ADTS, section 6.1.1.4): it has another name in other languages. */
    private static final String DELETED_OBJECTS = "<WKGUID=18E2EA80684F11D2B9AA00C04F79F805,%s>";

    /** The discretionary list alone; whoever asks for more is shown nothing (MS-ADTS, section 3.1.1.3.4.1.11). */
    private static final Control ACCESS_LIST_ALONE = new Control(
            "1.2.840.113556.1.4.801", true, new ASN1OctetString(new ASN1Sequence(new ASN1Integer(4)).encode()));

    private final SourceDirectory directory;

    DomainProbe(SourceDirectory directory) {
        this.directory = directory;
    }

    List<DomainRights> rights() {
        try {
            Domains domains = new Domains(directory);
            return domains.contexts(domains.controller()).stream()
                    .map(context -> new DomainRights(context, seesDeletedObjects(context), replicatesSecrets(context)))
                    .toList();
        } catch (SourceException e) {
            return List.of(); // no domain controller: the choice of the method says so
        }
    }

    /** The container itself is shown to everybody, its attributes to those who may look into it. */
    private boolean seesDeletedObjects(String context) {
        return entry(DELETED_OBJECTS.formatted(context), "isDeleted", Tombstones.showDeleted())
                .filter(container -> container.hasAttribute("isDeleted"))
                .isPresent();
    }

    private boolean replicatesSecrets(String context) {
        Optional<byte[]> descriptor = entry(context, "nTSecurityDescriptor", ACCESS_LIST_ALONE)
                .map(root -> root.getAttributeValueBytes("nTSecurityDescriptor"));
        Optional<byte[][]> account =
                entry("", "tokenGroups").map(root -> root.getAttributeValueByteArrays("tokenGroups"));
        return descriptor.isPresent()
                && account.isPresent()
                && AccessList.grants(descriptor.get(), Arrays.asList(account.get()), ALL_CHANGES);
    }

    private Optional<SearchResultEntry> entry(String dn, String attribute, Control... controls) {
        try {
            return directory
                    .connection()
                    .search(DomainObjects.object(dn, new String[] {attribute}, controls))
                    .getSearchEntries()
                    .stream()
                    .findFirst();
        } catch (LDAPException e) {
            return Optional.empty(); // not shown
        }
    }
}
