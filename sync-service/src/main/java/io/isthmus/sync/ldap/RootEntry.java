package io.isthmus.sync.ldap;

import com.unboundid.ldap.sdk.RootDSE;
import com.unboundid.util.StaticUtils;
import io.isthmus.sync.checking.ServerFacts;
import java.text.ParseException;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** What a check wants to know of a root entry. */
final class RootEntry {

    /** Active Directory and its lightweight sibling (MS-ADTS, section 3.1.1.3.4.3). */
    private static final Set<String> ACTIVE_DIRECTORY = Set.of("1.2.840.113556.1.4.800", "1.2.840.113556.1.4.1851");

    private RootEntry() {}

    static ServerFacts facts(RootDSE root) {
        return new ServerFacts(
                true,
                values(root, "supportedCapabilities").stream().anyMatch(ACTIVE_DIRECTORY::contains),
                Set.copyOf(values(root, "supportedControl")),
                values(root, "namingContexts"),
                time(root.getAttributeValue("currentTime")));
    }

    private static List<String> values(RootDSE root, String attribute) {
        String[] values = root.getAttributeValues(attribute);
        return values == null ? List.of() : List.of(values);
    }

    private static Instant time(String text) {
        try {
            return text == null ? null : StaticUtils.decodeGeneralizedTime(text).toInstant();
        } catch (ParseException e) {
            return null; // a directory that says it in another way has its clock not compared
        }
    }
}
