package io.isthmus.analyzer.facts;

import io.isthmus.analyzer.words.Details;
import io.isthmus.contracts.analysis.AnalysisResult.Failure;

/** The upload cannot be analysed. Names the file and the element or line, and what to do. */
public final class UnreadableExport extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Failure failure;

    public UnreadableExport(Unreadable why, String where, Details details) {
        this(UnreadableWords.ENGLISH.failure(why, where, details));
    }

    public UnreadableExport(Unreadable why, String where) {
        this(why, where, Details.none());
    }

    private UnreadableExport(Failure failure) {
        super(failure.message(), null, false, false);
        this.failure = failure;
    }

    public Code code() {
        return Code.valueOf(failure.code());
    }

    public String where() {
        return String.valueOf(failure.where());
    }

    public String whatToDo() {
        return failure.whatToDo();
    }

    /** In English, with what other languages find their words by. */
    public Failure failure() {
        return failure;
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
