package io.isthmus.sync.sql;

import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.sync.rows.UnusableColumns;
import io.isthmus.sync.source.SourceException;
import io.isthmus.sync.source.SourceException.Code;
import java.sql.SQLException;
import java.util.Objects;

/** Gives the faults of a database the codes and remedies of an import. */
final class SqlFaults {

    private SqlFaults() {}

    static SourceException unusable(SourceSettings source, String message, String whatToDo) {
        return new SourceException(Code.SOURCE_FAILED, "the source " + source.name() + ": " + message, whatToDo, null);
    }

    static SourceException unusable(SourceSettings source, UnusableColumns cause) {
        return new SourceException(
                Code.SOURCE_FAILED,
                "the query of the source " + source.name() + " " + cause.getMessage(),
                cause.whatToDo(),
                cause);
    }

    /** It was restored, or the row of the newest change was removed: in both cases a delta would miss something. */
    static SourceException wentBack(SourceSettings source, String newest, String before) {
        return new SourceException(
                Code.DELTA_IMPOSSIBLE,
                "the newest change in the database of source " + source.name() + " is " + newest + ", and " + before
                        + " has been seen before",
                "Nothing: a full import of the source " + source.name() + " takes its place.",
                null);
    }

    static SourceException whileConnecting(SourceSettings source, SQLException cause) {
        if (state(cause).startsWith("28")) {
            return new SourceException(
                    Code.WRONG_CREDENTIALS,
                    at(source) + " refused the account " + source.bindDn() + " or its password",
                    "Check bindDn and the secret behind " + source.passwordRef() + " of the source " + source.name()
                            + ".",
                    cause);
        }
        return new SourceException(
                Code.SOURCE_UNREACHABLE,
                at(source) + " cannot be reached: " + cause.getMessage(),
                "Check url of the source " + source.name() + ", and that the database runs and lets this host through.",
                cause);
    }

    static SourceException whileReading(SourceSettings source, SQLException cause) {
        String state = state(cause);
        if (state.startsWith("08") || state.startsWith("57P")) {
            return new SourceException(
                    Code.CONNECTION_LOST,
                    at(source) + " broke off: " + cause.getMessage(),
                    "Nothing was taken as deleted. Run the import again when the database is up.",
                    cause);
        }
        if (state.equals("42501")) {
            return new SourceException(
                    Code.INSUFFICIENT_ACCESS,
                    at(source) + " does not let " + source.bindDn() + " read: " + cause.getMessage(),
                    "Grant SELECT on it to " + source.bindDn() + ", and nothing else.",
                    cause);
        }
        return new SourceException(
                Code.SOURCE_FAILED,
                at(source) + " refused the query: " + cause.getMessage(),
                "Try query.select of the source " + source.name() + " in the database itself, and correct it.",
                cause);
    }

    private static String state(SQLException fault) {
        return Objects.requireNonNullElse(fault.getSQLState(), "");
    }

    private static String at(SourceSettings source) {
        return "the database of source " + source.name() + " (" + source.url() + ")";
    }
}
