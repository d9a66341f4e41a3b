package io.isthmus.contracts.golden;

import io.isthmus.contracts.analysis.AnalysisResult;
import io.isthmus.contracts.analysis.Finding;
import io.isthmus.contracts.settings.SafetySettings;
import io.isthmus.contracts.settings.ScheduleSettings;
import io.isthmus.contracts.settings.SettingsDocument;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** {@code <deployment>.analysis.results}, version 1. */
final class GoldenAnalyses {

    private static final Instant REQUESTED = Instant.parse("2016-05-04T09:00:00Z");

    private GoldenAnalyses() {}

    static List<GoldenSample> samples() {
        return List.of(
                sample("done", done()),
                sample("done-with-details", doneWithDetails()),
                sample("failed", failed()),
                sample("failed-with-details", failedWithDetails()));
    }

    private static GoldenSample sample(String name, AnalysisResult meaning) {
        return new GoldenSample("analysis/" + name + ".json", AnalysisResult.class, meaning);
    }

    private static AnalysisResult done() {
        return new AnalysisResult(
                1,
                "an-1",
                "local",
                "dirsync.zip",
                REQUESTED,
                REQUESTED.plusSeconds(2),
                AnalysisResult.Status.DONE,
                null,
                new AnalysisResult.Product(
                        AnalysisResult.Product.Kind.DIRSYNC,
                        "Windows Azure Active Directory Sync",
                        "1.0.7020.0000",
                        "MV.xml"),
                new AnalysisResult.ObjectCount(60_000L, AnalysisResult.ObjectCount.Source.GIVEN, "given by operator"),
                AnalysisResult.Verdict.PARALLEL,
                216L,
                true,
                List.of(new Finding(
                        "FULL_SQL_SERVER",
                        Finding.Severity.WARNING,
                        "The old tool uses SQL Server SQL01, instance DIRSYNC.",
                        "GlobalSettings/MV.xml",
                        "Do not reuse this instance for a parallel deployment.")),
                ofThatTime(),
                List.of(new AnalysisResult.NotCarriedOver(
                        "password of CONTOSO\\MSOL_AD_SYNC",
                        "MA-contoso.xml",
                        "passwords are never taken over",
                        "Give the new account's password by reference.")),
                List.of(new AnalysisResult.Redaction("MA-contoso.xml/forest-login-password", "encrypted password")));
    }

    /** As it is told since findings have details. */
    private static AnalysisResult doneWithDetails() {
        return done().inWords(
                        List.of(new Finding(
                                "DATABASE_FULL_SQL_SERVER",
                                Finding.Severity.WARNING,
                                "The old tool uses the database server SQL01, instance DIRSYNC.",
                                "GlobalSettings/MV.xml",
                                "Confirm server and instance; a parallel deployment must not use this database.",
                                Map.of("server", "SQL01", "instance", "DIRSYNC"),
                                "NAMED_INSTANCE")),
                        List.of(new AnalysisResult.NotCarriedOver(
                                "custom rule 'Out to AD'",
                                "rules.xml",
                                "it is disabled",
                                "Write it as a custom rule of the settings if it is still needed.",
                                "CUSTOM_RULE_LEFT",
                                Map.of("rule", "Out to AD"),
                                "DISABLED")),
                        List.of(new AnalysisResult.Redaction(
                                "MA-contoso.xml/parameter",
                                "parameter Password",
                                Map.of("kind", "PARAMETER", "name", "Password"))));
    }

    private static AnalysisResult failed() {
        return new AnalysisResult(
                1,
                "an-2",
                "local",
                "broken.zip",
                REQUESTED,
                REQUESTED.plusSeconds(1),
                AnalysisResult.Status.FAILED,
                new AnalysisResult.Failure(
                        "XML_NOT_WELL_FORMED",
                        "MV.xml, line 3, column 8",
                        "The element type mv-data must be terminated.",
                        "Export the configuration again."),
                null,
                null,
                null,
                null,
                false,
                null,
                null,
                null,
                null);
    }

    /** As it is told since failures have details. */
    private static AnalysisResult failedWithDetails() {
        return failed().failed(new AnalysisResult.Failure(
                "TOO_DEEP",
                "MV.xml (line 3)",
                "elements are nested deeper than 200",
                "Upload an unchanged export of the old tool; none nests that deep.",
                Map.of("limit", "200"),
                "ELEMENTS_TOO_DEEP"));
    }

    /** With the limits and the schedule that were the defaults then. */
    private static SettingsDocument ofThatTime() {
        return new SettingsDocument(
                1,
                null,
                null,
                null,
                new SafetySettings(500, 0, Duration.ofHours(24), SafetySettings.Deprovision.DISABLE),
                new ScheduleSettings(false, Duration.ofMinutes(30), Duration.ofDays(7)),
                null,
                null,
                null);
    }
}
