package io.isthmus.migration.console.settings;

import io.isthmus.directories.names.DistinguishedName;
import io.isthmus.directories.names.MalformedName;
import io.isthmus.directories.names.SpelledName;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Names of containers, as a tree of them needs them: equal by their normal form, shown as they are spelled. */
final class ContainerNames {

    /** What is below follows what is above it, siblings by name. */
    static final Comparator<DistinguishedName> FROM_THE_TOP =
            Comparator.comparing(name -> String.join("\0", name.rdns().reversed()) + "\0");

    private ContainerNames() {}

    /** A text that is no name stands for itself, and lies below nothing. */
    static DistinguishedName read(String dn) {
        try {
            return DistinguishedName.parse(dn);
        } catch (MalformedName e) {
            return new DistinguishedName(List.of(dn.strip().toLowerCase(Locale.ROOT)));
        }
    }

    static boolean isAtOrUnder(String dn, String above) {
        return read(dn).isAtOrUnder(read(above));
    }

    /** The relative names as they are spelled, the leaf first, without those of a container of {@code depth} above. */
    static List<String> spelledBelow(int depth, String dn) {
        List<SpelledName.Component> names = SpelledName.of(dn).components();
        return names.stream()
                .limit(Math.max(0, names.size() - depth))
                .map(SpelledName.Component::raw)
                .toList();
    }
}
