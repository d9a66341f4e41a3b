package io.isthmus.migration.console;

/** How something is to be taken; a page never tells it by colour alone. */
public enum Tone {
    BAD,
    WARNING,
    BUSY,
    NEUTRAL,
    GOOD;

    /** The class in the style sheet. */
    public String css() {
        return switch (this) {
            case BAD -> "bad";
            case WARNING -> "warning";
            case BUSY -> "busy";
            case NEUTRAL -> "neutral";
            case GOOD -> "good";
        };
    }

    /** For those who do not see colours. */
    public String word() {
        return switch (this) {
            case BAD -> "Problem";
            case WARNING -> "Attention";
            case BUSY -> "Running";
            case NEUTRAL -> "Note";
            case GOOD -> "Good";
        };
    }
}
