package io.isthmus.migration.console.page;

import io.isthmus.migration.console.ConsolePage;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What every page has around it.
 *
 * @param section of the navigation that is current
 * @param operator whether changes are offered; {@code admin}: also those that decide who exports, and settings
 * @param token against forged requests, in every form
 */
public record Frame(
        String title,
        @Nullable ConsolePage section,
        String user,
        boolean operator,
        boolean admin,
        String token,
        ZoneId zone) {

    public ConsolePage[] navigation() {
        return ConsolePage.values();
    }

    public String htmx() {
        return Webjar.HTMX;
    }

    public String role() {
        return admin ? "admin" : operator ? "operator" : "viewer";
    }
}
