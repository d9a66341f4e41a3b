package io.isthmus.migration.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Addresses of sources and targets. */
final class Urls {

    private Urls() {}

    static Optional<SettingsFlaw> flawOf(String element, @Nullable String url, Set<String> schemes, String example) {
        if (url == null || url.isBlank()) {
            return Optional.of(new SettingsFlaw(element, "is missing", "Give an address such as " + example + "."));
        }
        try {
            URI parsed = new URI(url);
            if (parsed.getUserInfo() != null) {
                return Optional.of(new SettingsFlaw(
                        element, "carries a user or password", "Leave them out of the address: " + example + "."));
            }
            boolean usable = parsed.getHost() != null
                    && parsed.getScheme() != null
                    && schemes.contains(parsed.getScheme().toLowerCase(Locale.ROOT));
            return usable ? Optional.empty() : Optional.of(malformed(element, example));
        } catch (URISyntaxException e) {
            return Optional.of(malformed(element, example));
        }
    }

    private static SettingsFlaw malformed(String element, String example) {
        return new SettingsFlaw(element, "is not an address of this kind", "Write it like " + example + ".");
    }
}
