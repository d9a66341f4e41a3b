package io.isthmus.analyzer.ways;

/** Why an attribute has no place at a target. */
public enum NoPlace {
    CONTACT("none can be created there"),
    EXCHANGE("they belong to Exchange Online, which alone writes them"),
    EXTENSION_ATTRIBUTE("they are read-only for whoever was synchronized before: Exchange Online owns them"),
    READ_ONLY("only Microsoft's own synchronization writes them"),
    GROUP_ANCHOR("groups have no anchor there; Isthmus keeps it in its own database"),
    NO_PROPERTY("there is no attribute for them"),
    /** that a provider says it has not, though the standard knows it */
    NOT_DECLARED("the provider does not declare them"),
    /** that a rule of the organization's own writes */
    UNKNOWN_ATTRIBUTE("nobody here knows them");

    private final String because;

    NoPlace(String because) {
        this.because = because;
    }

    public String because() {
        return because;
    }
}
