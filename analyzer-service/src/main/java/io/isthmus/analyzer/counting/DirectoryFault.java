package io.isthmus.analyzer.counting;

import io.isthmus.analyzer.words.Details;

/** A directory did not answer as hoped. Its sentences stand in {@link FaultWords}, by what went wrong. */
public final class DirectoryFault extends Exception {

    private static final long serialVersionUID = 1L;

    private final Wrong wrong;
    private final transient Details details;

    public DirectoryFault(Wrong wrong, Details details) {
        super(FaultWords.ENGLISH.message(wrong.name(), details.values()));
        this.wrong = wrong;
        this.details = details;
    }

    public Kind kind() {
        return wrong.kind;
    }

    public Wrong wrong() {
        return wrong;
    }

    public Details details() {
        return details;
    }

    /** In English. */
    public String whatToDo() {
        return FaultWords.ENGLISH.remedy(wrong.name(), details.values());
    }

    /** What went wrong, each with its sentences. */
    public enum Wrong {
        ADDRESS(Kind.DIRECTORY_URL),
        CERTIFICATES(Kind.DIRECTORY_TLS),
        PASSWORD(Kind.DIRECTORY_REFUSED_CREDENTIALS),
        READING(Kind.DIRECTORY_FORBIDS_READING),
        LIMIT(Kind.DIRECTORY_LIMIT),
        NO_ANSWER(Kind.DIRECTORY_UNREACHABLE),
        OTHER_ANSWER(Kind.DIRECTORY_FAILED),
        PARTITION_MISSING(Kind.DIRECTORY_BASE_MISSING),
        MALFORMED_NAME(Kind.DIRECTORY_BASE_MISSING),
        SECRET(Kind.SECRET_NOT_RESOLVED);

        private final Kind kind;

        Wrong(Kind kind) {
            this.kind = kind;
        }
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
