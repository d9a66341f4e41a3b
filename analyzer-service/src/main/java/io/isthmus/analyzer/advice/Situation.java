package io.isthmus.analyzer.advice;

import io.isthmus.contracts.analysis.AnalysisResult;
import io.isthmus.contracts.analysis.AnalysisResult.Product;
import io.isthmus.contracts.analysis.Finding;
import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What advice looks at. {@code null} is unknown, never no.
 *
 * @param forests Active Directory sources
 * @param objects as counted or given
 * @param on the date for which the advice is asked
 */
public record Situation(
        Product.Kind product,
        Integer forests,
        Long objects,
        Boolean passwordHashSync,
        Boolean exchangeHybrid,
        Boolean passwordWriteBack,
        Boolean otherSources,
        Boolean customisedRules,
        Boolean remoteDatabase,
        Boolean stagingMode,
        LocalDate on) {

    private static final Set<String> CUSTOMISED =
            Set.of("CUSTOM_RULE", "STANDARD_RULE_CHANGED", "STANDARD_RULE_DISABLED", "ATTRIBUTE_FILTER");

    /** @param done an analysis with a result */
    public static Situation of(AnalysisResult done, LocalDate on) {
        Set<String> codes = done.findings().stream().map(Finding::code).collect(Collectors.toSet());
        Product.Kind product = done.product().kind();
        boolean knowsGlobals = product == Product.Kind.AZURE_AD_CONNECT || product == Product.Kind.AZURE_AD_SYNC;
        return new Situation(
                product,
                done.settings().sources().size(),
                done.objects().count(),
                done.settings().features().passwordHashSync(),
                done.settings().features().exchangeHybrid(),
                knowsGlobals ? Boolean.valueOf(codes.contains("PASSWORD_WRITE_BACK")) : null,
                codes.contains("UNSUPPORTED_CONNECTOR"),
                codes.stream().anyMatch(CUSTOMISED::contains),
                codes.contains("DATABASE_UNKNOWN") ? null : Boolean.valueOf(codes.contains("DATABASE_FULL_SQL_SERVER")),
                knowsGlobals ? Boolean.valueOf(codes.contains("STAGING_MODE_ON")) : null,
                on);
    }
}
