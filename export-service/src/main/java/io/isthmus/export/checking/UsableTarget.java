package io.isthmus.export.checking;

import io.isthmus.chassis.problem.ProblemException;
import io.isthmus.contracts.settings.TargetSettings;
import io.isthmus.contracts.settings.TargetSettings.ClientCredentials;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Refuses what is no target that could be tried. */
final class UsableTarget {

    private static final int UNPROCESSABLE = 422;

    private UsableTarget() {}

    /** @throws ProblemException 400 without a body, 422 naming the field */
    static TargetSettings require(@Nullable TargetSettings target) {
        if (target == null) {
            throw new ProblemException(
                    400,
                    "NO_TARGET",
                    "There is nothing to check",
                    "the request has no body",
                    "Send the target of the settings.");
        }
        if (target.name() == null || target.name().isBlank()) {
            throw unusable("name is missing", "Name the target.");
        }
        requireAddress("url", target.url(), "https://host/scim/v2");
        if (target.maxConcurrentRequests() < 1) {
            throw unusable("maxConcurrentRequests is less than 1", "Give 1 to 256.");
        }
        if (target.authentication() instanceof ClientCredentials client) {
            requireAddress("authentication.tokenUrl", client.tokenUrl(), "https://host/token");
            if (client.clientId() == null || client.clientId().isBlank()) {
                throw unusable("authentication.clientId is missing", "Give the client's id.");
            }
        }
        return target;
    }

    private static void requireAddress(String field, @Nullable String url, String example) {
        try {
            URI address = new URI(url == null ? "" : url);
            String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
            if (address.getHost() != null
                    && address.getUserInfo() == null
                    && (scheme.equals("http") || scheme.equals("https"))) {
                return;
            }
        } catch (URISyntaxException e) {
            throw unusable(field + " is no address: " + e.getReason(), "Write it like " + example + ".");
        }
        throw unusable(field + " is no address of this kind", "Write it like " + example + ".");
    }

    private static ProblemException unusable(String detail, String whatToDo) {
        return new ProblemException(
                UNPROCESSABLE, "TARGET_UNUSABLE", "This is no target that could be tried", detail, whatToDo);
    }
}
