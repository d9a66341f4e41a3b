package io.isthmus.migration.console.objects;

import io.isthmus.migration.console.InWords;
import io.isthmus.migration.console.Services.FoundObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * An object as a search lists it.
 *
 * @param pending what is still to be written, in words
 * @param known where everything that is known of it can be seen
 */
public record FoundRow(
        String name,
        String type,
        String address,
        String source,
        @Nullable String pending,
        String known) {

    public static FoundRow of(FoundObject found) {
        return new FoundRow(
                found.displayName() == null ? found.targetAnchor() : found.displayName(),
                InWords.name(found.objectType()),
                found.userPrincipalName() == null ? found.mail() : found.userPrincipalName(),
                found.source(),
                found.pending() == null ? null : InWords.name(found.pending()).toLowerCase(java.util.Locale.ROOT),
                "/console/objects?by=target&name=" + URLEncoder.encode(found.targetAnchor(), StandardCharsets.UTF_8));
    }
}
