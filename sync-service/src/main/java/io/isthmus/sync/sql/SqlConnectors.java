package io.isthmus.sync.sql;

import io.isthmus.chassis.secrets.SecretNotResolved;
import io.isthmus.chassis.secrets.Secrets;
import io.isthmus.contracts.settings.SourceKind;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.sync.source.SourceConnector;
import io.isthmus.sync.source.SourceException;
import io.isthmus.sync.source.SourceException.Code;
import io.isthmus.sync.source.SourceOpener;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postgresql.Driver;

/** Connects to databases. */
@ApplicationScoped
public class SqlConnectors implements SourceOpener {

    /** A parameter can name a class to be loaded or a file to be written; only how to encrypt is anybody's choice. */
    private static final Pattern ADDRESS = Pattern.compile(
            "(jdbc:postgresql://[^/\\s?@]+/[^/\\s?]+)(\\?sslmode=(disable|allow|prefer|require|verify-ca|verify-full))?");

    private final SqlConfig config;
    private final Secrets secrets;

    SqlConnectors(SqlConfig config, Secrets secrets) {
        this.config = config;
        this.secrets = secrets;
    }

    @Override
    public boolean opens(SourceKind kind) {
        return kind == SourceKind.SQL;
    }

    @Override
    public SourceConnector apply(SourceSettings source) {
        SqlQuery query = SqlQuery.of(source);
        return new SqlSource(source, query, () -> connected(source), config.deltaOverlap());
    }

    private Connection connected(SourceSettings source) {
        Matcher address = ADDRESS.matcher(Objects.requireNonNullElse(source.url(), ""));
        if (!address.matches()) {
            throw SqlFaults.unusable(
                    source,
                    "url is no address of a database, or has parameters besides sslmode",
                    "Write it like jdbc:postgresql://host:5432/database?sslmode=verify-full.");
        }
        try {
            Connection connection = new Driver().connect(source.url(), properties(source));
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            return connection;
        } catch (SQLException e) {
            throw SqlFaults.whileConnecting(source, e);
        }
    }

    private Properties properties(SourceSettings source) {
        Properties properties = new Properties();
        properties.setProperty("user", Objects.requireNonNullElse(source.bindDn(), ""));
        properties.setProperty("password", password(source));
        properties.setProperty("ApplicationName", "isthmus");
        properties.setProperty("readOnly", "true");
        properties.setProperty("readOnlyMode", "always");
        properties.setProperty("connectTimeout", seconds(config.connectTimeout()));
        properties.setProperty("socketTimeout", seconds(config.responseTimeout()));
        properties.setProperty("options", "-c TimeZone=UTC -c DateStyle=ISO");
        if (source.trustedCertificatesRef() != null) {
            properties.setProperty(
                    "sslrootcert", source.trustedCertificatesRef().replaceFirst("^file:", ""));
        }
        return properties;
    }

    private static String seconds(java.time.Duration duration) {
        return Long.toString(Math.max(1, duration.toSeconds()));
    }

    private String password(SourceSettings source) {
        try {
            return secrets.resolve(source.passwordRef());
        } catch (SecretNotResolved e) {
            throw new SourceException(
                    Code.SECRET_UNRESOLVED,
                    "the password of the source " + source.name() + ": " + e.getMessage(),
                    e.whatToDo(),
                    e);
        }
    }
}
