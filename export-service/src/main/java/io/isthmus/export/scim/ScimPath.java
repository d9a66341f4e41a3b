package io.isthmus.export.scim;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a value lives in a SCIM resource (RFC 7644, section 3.5.2): {@code userName}, {@code name.givenName},
 * {@code emails[work].value} (the entry whose type is work), {@code urn:…:User:department}.
 *
 * @param schema urn of the extension; none for the resource's own schema
 * @param type of the entry of a multi-valued attribute; none for a single-valued one
 * @param sub sub-attribute of a complex attribute
 */
record ScimPath(
        @Nullable String schema,
        String attribute,
        @Nullable String type,
        @Nullable String sub) {

    private static final Pattern SYNTAX =
            Pattern.compile("(?:(urn:\\S+):)?([A-Za-z][A-Za-z0-9]*)(?:\\[([a-z]+)])?(?:\\.([A-Za-z][A-Za-z0-9]*))?");

    static ScimPath parse(String text) {
        Matcher matcher = SYNTAX.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'" + text + "' is no path of a SCIM attribute");
        }
        return new ScimPath(matcher.group(1), matcher.group(2), matcher.group(3), matcher.group(4));
    }

    boolean multiValued() {
        return type != null;
    }

    /** The attribute with its schema, as a PATCH operation names it. */
    String root() {
        return schema == null ? attribute : schema + ":" + attribute;
    }

    /** The one entry of a multi-valued attribute, as a PATCH operation names it. */
    String entry() {
        return root() + "[type eq \"" + type + "\"]";
    }

    /** Name of the value in the JSON object that holds it. */
    String leaf() {
        return sub == null ? attribute : sub;
    }

    /** The value itself, as a PATCH operation names it. */
    String full() {
        String owner = multiValued() ? entry() : root();
        return sub == null ? owner : owner + "." + sub;
    }
}
