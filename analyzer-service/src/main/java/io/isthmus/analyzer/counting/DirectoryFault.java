package io.isthmus.analyzer.counting;

/** A directory did not answer as hoped. */
public final class DirectoryFault extends Exception {

    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final String whatToDo;

    public DirectoryFault(Kind kind, String message, String whatToDo) {
        super(message);
        this.kind = kind;
        this.whatToDo = whatToDo;
    }

    public Kind kind() {
        return kind;
    }

    public String whatToDo() {
        return whatToDo;
    }

    /** Stable names; each is the code of a problem answer. */
    public enum Kind {
        DIRECTORY_URL,
        DIRECTORY_UNREACHABLE,
        DIRECTORY_TLS,
        DIRECTORY_REFUSED_CREDENTIALS,
        DIRECTORY_FORBIDS_READING,
        DIRECTORY_BASE_MISSING,
        DIRECTORY_LIMIT,
        DIRECTORY_FAILED,
        /** the password's reference leads nowhere */
        SECRET_NOT_RESOLVED
    }
}
