package io.isthmus.sync.scim;

import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.scim.ScimFaults;
import io.isthmus.sync.source.SourceException;
import io.isthmus.sync.source.SourceException.Code;
import org.jspecify.annotations.Nullable;

/** Gives the faults of a provider the codes and remedies of an import. */
record ScimSourceFaults(SourceSettings source) implements ScimFaults {

    /** Marks a page that is too large, among what the provider answered. */
    private static final class TooLarge extends RuntimeException {
        TooLarge(Throwable cause) {
            super(cause);
        }
    }

    @Override
    public RuntimeException unreachable(What what, String message, @Nullable Throwable cause) {
        return new SourceException(
                Code.SOURCE_UNREACHABLE,
                "the source " + source.name() + ": " + message,
                what == What.PROVIDER
                        ? "Check url of the source, the network and the provider; nothing was taken as deleted."
                        : "Check token.url of the source and the network.",
                cause);
    }

    @Override
    public RuntimeException refused(What what, String message, @Nullable Throwable cause) {
        return new SourceException(
                Code.WRONG_CREDENTIALS,
                "the source " + source.name() + ": " + message,
                what == What.PROVIDER
                        ? "Check bindDn and the secret behind passwordRef of the source, and the rights of that"
                                + " account."
                        : "Check token, bindDn (the client) and the secret behind passwordRef of the source.",
                cause);
    }

    @Override
    public RuntimeException notUnderstood(String message, @Nullable Throwable cause) {
        return new SourceException(
                Code.SOURCE_FAILED,
                "the source " + source.name() + ": " + message,
                "Check that url is the base address of a SCIM 2.0 service, such as https://host/scim/v2.",
                cause);
    }

    @Override
    public RuntimeException tooLarge(String message, Throwable cause) {
        return new SourceException(
                Code.SIZE_LIMIT_EXCEEDED,
                "the source " + source.name() + ": " + message,
                "See what the provider sends there; raise isthmus.source-scim.maximum-answer, and the memory of"
                        + " sync-service with it.",
                new TooLarge(cause));
    }

    @Override
    public boolean isTooLarge(RuntimeException fault) {
        return fault.getCause() instanceof TooLarge;
    }

    @Override
    public RuntimeException incomplete(String message, @Nullable Throwable cause) {
        return new SourceException(
                Code.SIZE_LIMIT_EXCEEDED,
                "the source " + source.name() + ": " + message,
                "Nobody was taken as gone. Run the import again; if it stays so, tell the provider's makers (RFC 7644,"
                        + " section 3.4.2.4).",
                cause);
    }

    SourceException noLongerFiltered(String id) {
        return new SourceException(
                Code.DELTA_IMPOSSIBLE,
                "the source " + source.name() + " was asked for what has changed, and answered with " + id
                        + ", which has not",
                "Nothing: a full import takes its place.",
                null);
    }

    SourceException secret(String message, String whatToDo, Throwable cause) {
        return new SourceException(
                Code.SECRET_UNRESOLVED, "the secret of the source " + source.name() + ": " + message, whatToDo, cause);
    }
}
