package io.isthmus.migration.console.web;

import java.time.ZoneId;
import java.util.List;

/**
 * What every page has around it.
 *
 * @param section of the navigation that is current
 * @param operator whether changes are offered; {@code admin}: also those that decide who exports, and settings
 * @param token against forged requests, in every form
 */
public record Frame(
        String title, String section, String user, boolean operator, boolean admin, String token, ZoneId zone) {

    private static final List<Link> NAVIGATION = List.of(
            new Link("overview", "Overview", "/console"),
            new Link("migration", "Migration", "/console/migration"),
            new Link("pending", "Pending exports", "/console/pending-exports"),
            new Link("operations", "Operations", "/console/operations"),
            new Link("objects", "Objects", "/console/objects"),
            new Link("settings", "Settings", "/console/settings"),
            new Link("hand-over", "Hand-over", "/console/hand-over"));

    public record Link(String section, String text, String href) {}

    public List<Link> navigation() {
        return NAVIGATION;
    }

    public String htmx() {
        return Webjar.HTMX;
    }

    public String role() {
        return admin ? "admin" : operator ? "operator" : "viewer";
    }
}
