package io.isthmus.migration.console;

/** The pages that the navigation names, in its order. */
public enum ConsolePage {
    OVERVIEW("Overview", "/console"),
    MIGRATION("Migration", "/console/migration"),
    PENDING_EXPORTS("Pending exports", "/console/pending-exports"),
    OPERATIONS("Operations", "/console/operations"),
    OBJECTS("Objects", "/console/objects"),
    SETTINGS("Settings", "/console/settings"),
    HAND_OVER("Hand-over", "/console/hand-over");

    private final String text;
    private final String href;

    ConsolePage(String text, String href) {
        this.text = text;
        this.href = href;
    }

    public String text() {
        return text;
    }

    public String href() {
        return href;
    }
}
