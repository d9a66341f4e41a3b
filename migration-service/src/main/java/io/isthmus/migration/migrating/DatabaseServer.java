package io.isthmus.migration.migrating;

import io.isthmus.contracts.analysis.AnalysisResult;
import io.isthmus.contracts.analysis.Finding;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A full database server that the old tool uses, as the analysis tells.
 *
 * @param server host; none where an analysis of an earlier version does not name it
 * @param instance none for the default one
 * @param message the analysis' own sentence, for people
 */
public record DatabaseServer(
        @Nullable String server, @Nullable String instance, String message) {

    /** The analyzer's code for an old tool that uses one. */
    private static final String CODE = "DATABASE_FULL_SQL_SERVER";

    /** Where the analysis found one. */
    public static Optional<DatabaseServer> in(AnalysisResult analysis) {
        return analysis.findings().stream()
                .filter(finding -> finding.code().equals(CODE))
                .findFirst()
                .map(DatabaseServer::of);
    }

    private static DatabaseServer of(Finding finding) {
        Map<String, String> details = finding.details() == null ? Map.of() : finding.details();
        String server = details.get("server");
        return new DatabaseServer(
                server == null ? null : hostOf(server.strip()), details.get("instance"), finding.message());
    }

    /** {@code tcp:sql01.contoso.com\ISTHMUS,1433} is the host {@code sql01.contoso.com}. */
    private static String hostOf(String dataSource) {
        String host = dataSource.substring(dataSource.indexOf(':') + 1);
        return host.split("[\\\\,]", 2)[0].strip();
    }

    /** Whether it is on that host. A name without a domain is taken for the same name with one. */
    public boolean isOn(String host) {
        if (server == null || host == null) {
            return false;
        }
        String one = server.toLowerCase(Locale.ROOT);
        String other = host.toLowerCase(Locale.ROOT);
        boolean address = (one + other).chars().noneMatch(Character::isLetter);
        boolean oneIsShort = one.indexOf('.') < 0 || other.indexOf('.') < 0;
        return one.equals(other) || !address && oneIsShort && label(one).equals(label(other));
    }

    private static String label(String host) {
        int dot = host.indexOf('.');
        return dot < 0 ? host : host.substring(0, dot);
    }
}
