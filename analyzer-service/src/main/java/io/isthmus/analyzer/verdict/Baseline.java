package io.isthmus.analyzer.verdict;

import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What an old tool looks like when nobody changed it. Data, from the configuration; compared without regard to case.
 *
 * @param shippedExtensions file names of DLLs that the old tools bring themselves
 * @param requiredAttributes attributes of Active Directory that must be selected
 * @param runProfiles names of the run profiles that the old tools create
 * @param objectTypes types whose selection decides who is synchronized
 */
public record Baseline(
        Set<String> shippedExtensions,
        Set<String> requiredAttributes,
        Set<String> runProfiles,
        Set<String> objectTypes) {

    public static Baseline of(
            Collection<String> shippedExtensions,
            Collection<String> requiredAttributes,
            Collection<String> runProfiles,
            Collection<String> objectTypes) {
        return new Baseline(
                lower(shippedExtensions), lower(requiredAttributes), lower(runProfiles), lower(objectTypes));
    }

    boolean ships(String fileName) {
        String name = fileName.strip().toLowerCase(Locale.ROOT);
        return shippedExtensions.contains(name) || shippedExtensions.contains(name + ".dll");
    }

    boolean knowsRunProfile(@Nullable String name) {
        return name != null && runProfiles.contains(name.strip().toLowerCase(Locale.ROOT));
    }

    static Set<String> lower(Collection<String> names) {
        return names.stream()
                .map(n -> n.strip().toLowerCase(Locale.ROOT))
                .filter(n -> !n.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }
}
