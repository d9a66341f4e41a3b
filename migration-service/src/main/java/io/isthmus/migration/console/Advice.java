package io.isthmus.migration.console;

import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What to do, for somebody who sits before the console. The services say it for whoever calls them by REST, which is right
 * there; here, a page has the button. This is the one place where the one becomes the other.
 *
 * @param page that it is done on, as the navigation calls it; {@code null} where it is nothing of the console's
 * @param href of that page; {@code null} with {@code page}
 */
public record Advice(String text, String page, String href) {

    private record Page(String prefix, String name, String href) {}

    private static final Page MIGRATION = new Page("/api/migrations", "Migration", "/console/migration");
    private static final Page PENDING = new Page("/api/pending-exports", "Pending exports", "/console/pending-exports");
    private static final Page SETTINGS = new Page("/api/settings", "Settings", "/console/settings");
    private static final Page HAND_OVER = new Page("/api/export-control", "Hand-over", "/console/hand-over");

    /** Which page is behind a call; the longer prefix first. */
    private static final List<Page> PAGES = List.of(
            HAND_OVER,
            new Page("/api/stand-by", "Hand-over", "/console/hand-over"),
            PENDING,
            new Page("/api/approvals", "Pending exports", "/console/pending-exports"),
            SETTINGS,
            new Page("/api/config-log", "Settings", "/console/settings"),
            new Page("/api/runs", "Operations", "/console/operations"),
            new Page("/api/operations", "Operations", "/console/operations"),
            new Page("/api/objects", "Objects", "/console/objects"),
            new Page("/api/gate", "Overview", "/console"),
            new Page("/api/status", "Overview", "/console"),
            MIGRATION);

    private static final String CALL = "(?:(?:GET|POST|PUT) )?(/api/[\\w/{}.-]*[\\w}])(?: \\{[^}]*})?"
            + "(?: of (?:analyzer|sync|export|migration)-service)?(?: \\{[^}]*})?(?: with If-Match: \"0\")?";
    private static final Pattern BY_CALL = Pattern.compile("(?:\\bby|(?<![Ll]ook )\\bat) " + CALL);
    private static final Pattern ANY_CALL = Pattern.compile(CALL);
    private static final Pattern STEP = Pattern.compile("\\btrigger(ing)? (?:the step )?([A-Z]{4,}(?:_[A-Z]+)*)");
    private static final Pattern BODY = Pattern.compile(" with \\{[^}]*}| \\(\\?again=true\\)| with \\?again=true");

    /**
     * @param code of the problem; {@code null} where there is none
     * @param whatToDo as the service says it
     * @return {@code null} for nothing
     */
    public static Advice of(String code, String whatToDo) {
        Advice known = code == null ? null : known(code);
        if (known != null) {
            return known;
        }
        return whatToDo == null || whatToDo.isBlank() ? null : rewritten(whatToDo);
    }

    /** The words alone. */
    public static String text(String code, String whatToDo) {
        Advice advice = of(code, whatToDo);
        return advice == null ? null : advice.text();
    }

    /** Where the service's words are about what a call has in its body. */
    private static Advice known(String code) {
        return switch (code) {
            case "DELETION_THRESHOLD_EXCEEDED", "EMPTY_SOURCE" ->
                on(
                        PENDING,
                        "Look at what would be deleted, and approve exactly that; or correct the source or its filters.");
            case "DIGEST_MISSING" ->
                on(PENDING, "Look at the pending exports; the set that is shown is the one to approve.");
            case "PENDING_EXPORTS_CHANGED" ->
                on(PENDING, "Look at the pending exports again, then approve those that are pending now.");
            case "DIGEST_CHANGED", "APPROVAL_OUTDATED" ->
                on(PENDING, "Look at the pending exports again, and approve what is pending now.");
            case "ANOTHER_DEPLOYMENT_ACTIVE" -> on(HAND_OVER, "Stop the other one from exporting first.");
            case "DEPLOYMENT_IS_ACTIVE" ->
                on(HAND_OVER, "Stop this deployment from exporting, if that is meant; then do the step again.");
            case "FORMER_EXPORTER_NOT_QUIET" ->
                on(HAND_OVER, "Wait until it is quiet, or its lease is over; that is shown there.");
            case "DATABASE_NOT_CONFIRMED" ->
                on(MIGRATION, "See that it is the one, and that nothing else needs it; then tick the box of the step.");
            case "PARALLEL_RECOMMENDED" ->
                on(MIGRATION, "Begin a parallel migration, or go on against the verdict by the box of the step.");
            case "OBJECTS_WITH_ERRORS" ->
                on(
                        MIGRATION,
                        "Correct the objects and do the initial run again; or accept exactly the number that was found.");
            case "STILL_PENDING" ->
                on(
                        PENDING,
                        "Read the reasons, correct the objects, export and confirm again; or accept them in the migration.");
            case "OLD_TOOL_NOT_RETIRED", "NOT_RETIRED" ->
                on(MIGRATION, "Uninstall the old tool, then confirm in its step that you have.");
            case "CONFIG_CONFLICT" ->
                on(SETTINGS, "Look at the history for what was changed meanwhile, and repeat yours if it still fits.");
            case "NO_SETTINGS" -> on(SETTINGS, "Import some by a migration, or write them by hand.");
            default -> null;
        };
    }

    private static Advice on(Page page, String text) {
        return new Advice(text, page.name(), page.href());
    }

    private static Advice rewritten(String text) {
        Page first = ANY_CALL.matcher(text)
                .results()
                .findFirst()
                .map(found -> page(found.group(1)))
                .orElse(null);
        String words = BY_CALL.matcher(text)
                .replaceAll(found -> "on the page " + page(found.group(1)).name());
        words = ANY_CALL.matcher(words)
                .replaceAll(found -> "the page " + page(found.group(1)).name());
        words = STEP.matcher(words).replaceAll(Advice::step);
        words = words.replace("trigger the step", "do the step");
        words = BODY.matcher(words).replaceAll("");
        words = words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
        return first == null ? new Advice(words, null, null) : on(first, words);
    }

    private static String step(MatchResult found) {
        return (found.group(1) == null ? "do" : "doing") + " the step " + InWords.name(found.group(2));
    }

    /** Whatever has no page of its own belongs to a migration. */
    private static Page page(String path) {
        return PAGES.stream()
                .filter(page -> path.startsWith(page.prefix()))
                .findFirst()
                .orElse(MIGRATION);
    }
}
