package io.isthmus.sync.ldap;

import io.isthmus.chassis.secrets.SecretNotResolved;
import io.isthmus.chassis.secrets.Secrets;
import io.isthmus.contracts.settings.SignIn;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.directories.ldap.Credentials;
import io.isthmus.sync.source.SourceException;
import io.isthmus.sync.source.SourceException.Code;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** As whom sources are read, and by what secret. */
public record Readers(Secrets secrets) {

    /** Nobody where no account is named: some directories may be read by anybody. */
    @Nullable
    Credentials credentials(SourceSettings source) {
        try {
            return resolved(source);
        } catch (SecretNotResolved e) {
            throw new SourceException(
                    Code.SECRET_UNRESOLVED,
                    secretOf(source) + " of the source " + source.name() + ": " + e.getMessage(),
                    e.whatToDo(),
                    e);
        }
    }

    /** A password is not needed yet. */
    @Nullable
    Credentials shownWhileConnecting(SourceSettings source) {
        return source.signIn() instanceof SignIn.ClientCertificate ? credentials(source) : null;
    }

    /** @throws SecretNotResolved for a reference that leads nowhere */
    @Nullable
    public Credentials resolved(SourceSettings source) {
        return switch (source.signIn()) {
            case null -> password(source);
            case SignIn.ClientCertificate certificate ->
                new Credentials.ClientCertificate(
                        secrets.file(certificate.certificateRef()), secrets.file(certificate.privateKeyRef()));
            case SignIn.Kerberos kerberos ->
                new Credentials.Kerberos(kerberos.principal(), secrets.file(kerberos.keytabRef()));
        };
    }

    private @Nullable Credentials password(SourceSettings source) {
        return source.anonymous()
                ? null
                : new Credentials.Password(
                        Objects.requireNonNull(source.bindDn()), secrets.resolve(source.passwordRef()));
    }

    private static String secretOf(SourceSettings source) {
        return switch (source.signIn()) {
            case null -> "the password";
            case SignIn.ClientCertificate ignored -> "the client certificate";
            case SignIn.Kerberos ignored -> "the keytab";
        };
    }
}
