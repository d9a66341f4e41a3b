package io.isthmus.migration.migrating;

import io.isthmus.contracts.analysis.AnalysisResult;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A full database server that the old tool uses, as the analysis tells.
 *
 * @param server host, where the sentence names one; {@code null} otherwise
 * @param instance {@code null} for the default one
 * @param message the analysis' own sentence, for people
 */
public record DatabaseServer(String server, String instance, String message) {

    /** The analyzer's code for an old tool that uses one. */
    private static final String CODE = "DATABASE_FULL_SQL_SERVER";

    private static final Pattern SENTENCE = Pattern.compile("database server (.+?), instance (.+?)\\.?$");

    /** Where the analysis found one. */
    public static Optional<DatabaseServer> in(AnalysisResult analysis) {
        return analysis.findings().stream()
                .filter(finding -> finding.code().equals(CODE))
                .findFirst()
                .map(finding -> told(finding.message()));
    }

    private static DatabaseServer told(String message) {
        Matcher found = SENTENCE.matcher(message);
        if (!found.find()) {
            return new DatabaseServer(null, null, message);
        }
        String instance = found.group(2).strip();
        return new DatabaseServer(
                hostOf(found.group(1).strip()),
                instance.isEmpty() || instance.equals("null") ? null : instance,
                message);
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
