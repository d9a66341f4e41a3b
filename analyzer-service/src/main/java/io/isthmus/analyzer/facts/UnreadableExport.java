package io.isthmus.analyzer.facts;
/** The upload cannot be analysed. Names the file and the element or line, and what to do. */
public final class UnreadableExport extends Exception {

    private static final long serialVersionUID = 1L;

    private final Code code;
    private final String where;
    private final String whatToDo;

    public UnreadableExport(Code code, String where, String message, String whatToDo) {
        super(message, null, false, false);
        this.code = code;
        this.where = where;
        this.whatToDo = whatToDo;
    }

    public Code code() {
        return code;
    }

    public String where() {
        return where;
    }

    public String whatToDo() {
        return whatToDo;
    }

    /** Stable names, each listed in {@code docs/findings.md}. */
    public enum Code {
        EMPTY_FILE,
        UNKNOWN_FORMAT,
        NOT_AN_EXPORT,
        MALFORMED_XML,
        MALFORMED_JSON,
        MALFORMED_ZIP,
        UNREADABLE_ENCODING,
        DOCTYPE_REFUSED,
        TOO_DEEP,
        TEXT_TOO_LONG,
        TOO_MANY_ELEMENTS,
        UPLOAD_TOO_LARGE,
        ARCHIVE_TOO_MANY_ENTRIES,
        ARCHIVE_TOO_LARGE,
        ARCHIVE_RATIO,
        ARCHIVE_PATH,
        INTERRUPTED,
        INTERNAL
    }
}
