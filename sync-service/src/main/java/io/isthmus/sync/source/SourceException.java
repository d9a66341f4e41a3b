package io.isthmus.sync.source;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A fault of a connected directory that ends a reading; its message names the directory and the object concerned. */
public final class SourceException extends RuntimeException {

    /** What went wrong; names are stable and appear in run errors. */
    public enum Code {
        /** no connection: refused, unknown host, timeout, certificate not trusted */
        SOURCE_UNREACHABLE,
        /** the directory refused account or password */
        WRONG_CREDENTIALS,
        /** the secret that the settings refer to cannot be read */
        SECRET_UNRESOLVED,
        /** a container of the settings does not exist */
        NO_SUCH_BASE,
        /** the directory returned only part of what was asked */
        SIZE_LIMIT_EXCEEDED,
        /** the account may not read what was asked */
        INSUFFICIENT_ACCESS,
        /** the connection broke in the middle */
        CONNECTION_LOST,
        /** a file is still being written, ends in the middle of a record, or makes no sense from some place on */
        FILE_INCOMPLETE,
        /** the server knows less than another one of the same directory has shown, or than it knew itself */
        SOURCE_BEHIND,
        /** the directory no longer has, or never had, the changes since the last import */
        DELTA_IMPOSSIBLE,
        /** anything else the directory answered */
        SOURCE_FAILED
    }

    private final transient Code code;
    private final String whatToDo;

    public SourceException(Code code, String message, String whatToDo, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
        this.whatToDo = whatToDo;
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }

    public Code code() {
        return code;
    }

    /** The next step for an operator, one sentence. */
    public String whatToDo() {
        return whatToDo;
    }
}
