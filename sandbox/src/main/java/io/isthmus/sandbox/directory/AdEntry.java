package io.isthmus.sandbox.directory;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.RDN;
import com.unboundid.util.StaticUtils;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Builds one entry as Active Directory would keep it. */
final class AdEntry {

    private static final Instant FIRST_DAY = Instant.parse("2019-03-04T08:00:00Z");

    private final Entry entry;

    private AdEntry(String dn, int number, String... objectClasses) {
        entry = new Entry(dn);
        entry.addAttribute("objectClass", objectClasses);
        entry.addAttribute("instanceType", "4");
        entry.addAttribute(new Attribute("objectGUID", guid(dn)));
        String created = StaticUtils.encodeGeneralizedTime(
                FIRST_DAY.plusSeconds(number * 61L).toEpochMilli());
        entry.addAttribute("whenCreated", created);
        entry.addAttribute("whenChanged", created);
        entry.addAttribute("uSNCreated", Integer.toString(10_000 + number));
        entry.addAttribute("uSNChanged", Integer.toString(10_000 + number));
    }

    static AdEntry user(String dn, int number) {
        return new AdEntry(dn, number, "top", "person", "organizationalPerson", "user")
                .with("objectCategory", "CN=Person,CN=Schema,CN=Configuration," + Forest.BASE_DN)
                .with("sAMAccountType", "805306368")
                .sid(number);
    }

    static AdEntry computer(String dn, int number) {
        return new AdEntry(dn, number, "top", "person", "organizationalPerson", "user", "computer")
                .with("objectCategory", "CN=Computer,CN=Schema,CN=Configuration," + Forest.BASE_DN)
                .with("sAMAccountType", "805306369")
                .with("userAccountControl", "4096")
                .sid(number);
    }

    static AdEntry contact(String dn, int number) {
        return new AdEntry(dn, number, "top", "person", "organizationalPerson", "contact")
                .with("objectCategory", "CN=Person,CN=Schema,CN=Configuration," + Forest.BASE_DN);
    }

    static AdEntry group(String dn, int number) {
        return new AdEntry(dn, number, "top", "group")
                .with("objectCategory", "CN=Group,CN=Schema,CN=Configuration," + Forest.BASE_DN)
                .sid(number);
    }

    static AdEntry container(String dn) {
        return new AdEntry(dn, 0, "top", "container");
    }

    static AdEntry organizationalUnit(String dn) {
        return new AdEntry(dn, 0, "top", "organizationalUnit", "adOrganizationalUnit");
    }

    /** No value leaves the attribute out. */
    AdEntry with(String attribute, @Nullable String value) {
        if (value != null) {
            entry.setAttribute(attribute, value);
        }
        return this;
    }

    AdEntry with(String attribute, int value) {
        return with(attribute, Integer.toString(value));
    }

    AdEntry with(String attribute, Collection<String> values) {
        if (!values.isEmpty()) {
            entry.setAttribute(attribute, values);
        }
        return this;
    }

    Entry build() {
        return entry;
    }

    /** {@code CN=value,parent} with the value escaped as RFC 4514 demands. */
    static String dn(String commonName, String parent) {
        return new RDN("CN", commonName).toString() + "," + parent;
    }

    static DN parsed(String dn) {
        try {
            return new DN(dn);
        } catch (com.unboundid.ldap.sdk.LDAPException e) {
            throw new IllegalArgumentException("'" + dn + "' is not a DN", e);
        }
    }

    /** Sixteen bytes that never change for a DN, so that two starts give the same anchors. */
    private static byte[] guid(String dn) {
        UUID uuid = UUID.nameUUIDFromBytes(dn.getBytes(StandardCharsets.UTF_8));
        return ByteBuffer.allocate(16)
                .putLong(uuid.getMostSignificantBits())
                .putLong(uuid.getLeastSignificantBits())
                .array();
    }

    /** {@code S-1-5-21-…-number}. */
    private AdEntry sid(int number) {
        ByteBuffer sid = ByteBuffer.allocate(28).order(ByteOrder.LITTLE_ENDIAN);
        sid.put((byte) 1).put((byte) 5).put(new byte[] {0, 0, 0, 0, 0, 5});
        sid.putInt(21)
                .putInt(1_004_336_348)
                .putInt(1_177_238_915)
                .putInt(682_003_330)
                .putInt(1_000 + number);
        entry.addAttribute(new Attribute("objectSid", sid.array()));
        return this;
    }
}
