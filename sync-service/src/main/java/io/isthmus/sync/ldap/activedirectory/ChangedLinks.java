package io.isthmus.sync.ldap.activedirectory;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Entry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Members that came into a group, and that left it, as the DirSync control tells of them with incremental values (MS-ADTS, section
 * 3.1.1.3.4.1.3).
 *
 * @param attribute that holds them
 * @param came by name, as it is now
 * @param left by name, as it is now
 */
record ChangedLinks(String attribute, List<String> came, List<String> left) {

    /** Of more than that, the group is read whole. */
    private static final int MOST = 1_000;

    private static final String CAME = "range=1-1";
    private static final String LEFT = "range=0-0";

    /** Always told, whatever has changed. */
    private static final Set<String> NO_CHANGE = names("objectGUID", "instanceType");

    /** Nothing where anything else has changed, too, or where a controller tells all members. */
    static Optional<ChangedLinks> of(Entry entry, Collection<String> memberships) {
        List<String> came = new ArrayList<>();
        List<String> left = new ArrayList<>();
        Set<String> attributes = names();
        for (Attribute attribute : entry.getAttributes()) {
            if (NO_CHANGE.contains(attribute.getName())) {
                continue;
            }
            boolean membership = memberships.stream().anyMatch(attribute.getBaseName()::equalsIgnoreCase);
            if (!membership || !taken(attribute, came, left)) {
                return Optional.empty();
            }
            attributes.add(attribute.getBaseName());
        }
        return attributes.size() == 1 && came.size() + left.size() <= MOST
                ? Optional.of(new ChangedLinks(attributes.iterator().next(), came, left))
                : Optional.empty();
    }

    private static boolean taken(Attribute attribute, List<String> came, List<String> left) {
        List<String> values =
                List.of(attribute.getValues()).stream().map(ChangedLinks::name).toList();
        return attribute.hasOption(CAME)
                ? came.addAll(values) || values.isEmpty()
                : attribute.hasOption(LEFT) && (left.addAll(values) || values.isEmpty());
    }

    /** Without the identifiers that precede an extended name, {@code <GUID=…>;<SID=…>;CN=…}. */
    private static String name(String value) {
        String name = value;
        while (name.startsWith("<") && name.contains(">;")) {
            name = name.substring(name.indexOf(">;") + 2);
        }
        return name;
    }

    private static Set<String> names(String... names) {
        Set<String> set = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        set.addAll(List.of(names));
        return set;
    }

    int size() {
        return came.size() + left.size();
    }
}
