package io.isthmus.directories.ldap;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.Filter;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * The anchor of a source: which attribute, and how its values travel. A binary one, such as {@code objectGUID}, travels
 * as Base64 of its bytes in the order the directory gives them, which is what DirSync used; a text as it is.
 *
 * @param attribute its name
 * @param binary whether its values are bytes
 */
public record Anchors(String attribute, boolean binary) {

    /** Nothing when the entry has none. */
    public @Nullable String of(Entry entry) {
        Attribute value = entry.getAttribute(attribute);
        if (value == null || !value.hasValue()) {
            return null;
        }
        return binary ? Base64.getEncoder().encodeToString(value.getValueByteArray()) : value.getValue();
    }

    public Filter filterFor(String anchor) {
        return binary
                ? Filter.createEqualityFilter(attribute, Base64.getDecoder().decode(anchor))
                : Filter.createEqualityFilter(attribute, anchor);
    }
}
