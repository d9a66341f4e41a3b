package io.isthmus.analyzer.ways;

import java.util.Locale;
import java.util.Set;

/**
 * What a SCIM provider says it has (RFC 7643, section 7).
 *
 * @param attributes in lower case, each with the URN of its schema: {@code urn:…:core:2.0:user:name.familyname}
 */
public record DeclaredSchema(Set<String> attributes) {

    private static final String CORE = "urn:ietf:params:scim:schemas:core:2.0:";

    /** Common attributes that no schema lists (RFC 7643, section 3.1). */
    private static final Set<String> COMMON = Set.of("id", "externalid", "meta");

    public DeclaredSchema {
        attributes = Set.copyOf(attributes);
    }

    /** @param path as in the table: {@code emails[work].value}, {@code urn:…:User:department} */
    boolean has(String type, String path) {
        String plain = path.replaceAll("\\[[a-z]+]", "").toLowerCase(Locale.ROOT);
        if (COMMON.contains(plain)) {
            return true;
        }
        String whole = plain.startsWith("urn:") ? plain : CORE + type + ":" + plain;
        return attributes.contains(whole);
    }
}
