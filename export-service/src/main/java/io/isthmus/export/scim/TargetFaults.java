package io.isthmus.export.scim;

import io.isthmus.export.target.IncompleteListing;
import io.isthmus.export.target.TargetUnavailable;
import io.isthmus.export.target.UnusableAnswer;
import io.isthmus.scim.ScimFaults;
import org.jspecify.annotations.Nullable;

/** Gives the faults of a provider the codes and remedies of a target. */
final class TargetFaults implements ScimFaults {

    @Override
    public RuntimeException unreachable(What what, String message, @Nullable Throwable cause) {
        return new TargetUnavailable(
                "TARGET_UNREACHABLE",
                message,
                switch (what) {
                    case PROVIDER ->
                        "check target.url in the settings, the network and the provider; export goes on by itself";
                    case TOKEN_ENDPOINT -> "check target.authentication.tokenUrl in the settings and the network";
                },
                cause);
    }

    @Override
    public RuntimeException refused(What what, String message, @Nullable Throwable cause) {
        return new TargetUnavailable(
                "TARGET_CREDENTIALS_REFUSED",
                message,
                switch (what) {
                    case PROVIDER ->
                        "check target.authentication in the settings, and the rights of that account at the provider";
                    case TOKEN_ENDPOINT ->
                        "check tokenUrl, clientId, clientSecretRef and scope in target.authentication of the settings";
                },
                cause);
    }

    @Override
    public RuntimeException notUnderstood(String message, Throwable cause) {
        return new TargetUnavailable("TARGET_NOT_UNDERSTOOD", message, "see what the provider sends there", cause);
    }

    @Override
    public RuntimeException tooLarge(String message, Throwable cause) {
        return new UnusableAnswer(
                UnusableAnswer.TOO_LARGE,
                message,
                "see what the provider sends there; raise isthmus.scim.maximum-answer, and the memory of"
                        + " export-service with it, if such answers are to be expected",
                cause);
    }

    @Override
    public boolean isTooLarge(RuntimeException fault) {
        return fault instanceof UnusableAnswer;
    }

    @Override
    public RuntimeException incomplete(String message, @Nullable Throwable cause) {
        return new IncompleteListing(message, cause);
    }
}
