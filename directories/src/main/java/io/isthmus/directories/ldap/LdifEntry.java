package io.isthmus.directories.ldap;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldif.LDIFException;
import com.unboundid.ldif.LDIFReader;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One record of LDIF (RFC 2849) that holds an object.
 *
 * @param dn as the record writes it
 * @param values by attribute, options included
 */
public record LdifEntry(String dn, Map<String, List<byte[]>> values) {

    private static final String CHANGE = "changetype:";

    /**
     * Reads a record. A value that is to be fetched from elsewhere ({@code :<}) is refused before it is looked at: whoever writes the
     * file could have any file of this machine read otherwise.
     *
     * @param lines unfolded, without comments
     * @throws MalformedLdif when it is none, or one that is not taken
     */
    public static LdifEntry decode(List<String> lines) throws MalformedLdif {
        for (String line : lines) {
            int colon = line.indexOf(':');
            if (colon >= 0 && colon + 1 < line.length() && line.charAt(colon + 1) == '<') {
                throw new MalformedLdif(
                        "has a value that stands in another place (" + line.substring(0, colon) + ":<)",
                        "Write the value itself into the file, in Base64 if it is binary.");
            }
            if (line.regionMatches(true, 0, CHANGE, 0, CHANGE.length())) {
                throw new MalformedLdif(
                        "is a record of a change (changetype), not of an object",
                        "Write out the objects as they are now: a file of changes says nothing about all others.");
            }
        }
        try {
            return of(LDIFReader.decodeEntry(lines.toArray(String[]::new)));
        } catch (LDIFException e) {
            throw new MalformedLdif("is no record of LDIF: " + e.getExceptionMessage(), "Write it as RFC 2849 says.");
        }
    }

    private static LdifEntry of(Entry entry) {
        Map<String, List<byte[]>> values = new LinkedHashMap<>();
        for (Attribute attribute : entry.getAttributes()) {
            values.put(attribute.getName(), Arrays.asList(attribute.getValueByteArrays()));
        }
        return new LdifEntry(entry.getDN(), values);
    }
}
