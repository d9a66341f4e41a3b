package io.isthmus.contracts.golden;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.analysis.AnalysisResult;
import io.isthmus.contracts.analysis.ExportComparison;
import io.isthmus.contracts.changes.ObjectDeleted.Evidence;
import io.isthmus.contracts.checking.CheckReport;
import io.isthmus.contracts.checking.SettingsEffects;
import io.isthmus.contracts.export.GateState;
import io.isthmus.contracts.export.Leaver;
import io.isthmus.contracts.export.PendingExportSummary;
import io.isthmus.contracts.export.PendingExportView;
import io.isthmus.contracts.export.RestorationPlan;
import io.isthmus.contracts.export.WithheldDepartures;
import io.isthmus.contracts.migration.Migration;
import io.isthmus.contracts.migration.MigrationStep;
import io.isthmus.contracts.outcomes.ExportOutcome.Operation;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Answers of the REST interfaces that other services and people's scripts read. */
final class GoldenAnswers {

    private GoldenAnswers() {}

    static List<GoldenSample> samples() {
        return List.of(
                new GoldenSample("rest/migration.json", Migration.class, migration()),
                new GoldenSample("rest/gate-state.json", GateState.class, gate()),
                new GoldenSample("rest/gate-state-deletions-wait.json", GateState.class, deletionsWait()),
                new GoldenSample("rest/export-comparison.json", ExportComparison.class, compared()),
                new GoldenSample("rest/check-report.json", CheckReport.class, checked()),
                new GoldenSample("rest/settings-effects.json", SettingsEffects.class, effects()),
                new GoldenSample("rest/settings-effects-partial.json", SettingsEffects.class, someEffects()),
                new GoldenSample("rest/settings-effects-memberships.json", SettingsEffects.class, otherMembers()),
                new GoldenSample("rest/settings-effects-group.json", SettingsEffects.class, effectsOfGroup()),
                new GoldenSample("rest/restoration-plan.json", RestorationPlan.class, restoration()),
                new GoldenSample(
                        "rest/restoration-plan-preparing.json", RestorationPlan.class, restorationBeingPrepared()),
                new GoldenSample("rest/restoration-plan-done.json", RestorationPlan.class, restorationDone()),
                new GoldenSample("rest/withheld-departures.json", WithheldDepartures.class, withheld()),
                new GoldenSample("rest/pending-exports.json", PendingExportView.Page.class, pendingExports()),
                new GoldenSample(
                        "rest/leavers.json",
                        Leaver.Page.class,
                        new Leaver.Page(
                                List.of(new Leaver(
                                        GoldenChanges.ZOE_ANCHOR,
                                        "Müller, Zoë",
                                        "zoe@contoso.com",
                                        "contoso.com: " + GoldenChanges.ZOE,
                                        Instant.parse("2016-06-03T10:16:00Z"),
                                        true)),
                                "2016-06-03T10:16:00Z|7")),
                new GoldenSample(
                        "rest/pending-exports-of-a-rehired-person.json", PendingExportView.Page.class, rehired()),
                new GoldenSample("rest/pending-export-summary.json", PendingExportSummary.class, summary()),
                new GoldenSample(
                        "rest/pending-export-summary-with-reasons.json", PendingExportSummary.class, withReasons()));
    }

    private static ExportComparison compared() {
        return new ExportComparison(
                new ExportComparison.Compared("a-1", "active.zip", "Azure AD Connect 1.1.130.0"),
                new ExportComparison.Compared("a-2", "staging.zip", null),
                2,
                List.of(
                        new ExportComparison.Difference(
                                ExportComparison.Area.RULE,
                                "Sales in (contoso.com)",
                                "scope",
                                ExportComparison.Change.ADDED,
                                ExportComparison.Weight.EFFECT,
                                null,
                                "department EQUAL Sales"),
                        new ExportComparison.Difference(
                                ExportComparison.Area.SETTING,
                                "Microsoft.Synchronize.StagingMode",
                                null,
                                ExportComparison.Change.CHANGED,
                                ExportComparison.Weight.OPERATION,
                                "False",
                                "True")));
    }

    private static PendingExportView.Page rehired() {
        return new PendingExportView.Page(
                List.of(new PendingExportView(
                        GoldenChanges.ZOE_ANCHOR,
                        ObjectType.USER,
                        Operation.ADD,
                        "Müller, Zoë",
                        "zoe@contoso.com",
                        "contoso.com: " + GoldenChanges.ZOE,
                        null,
                        List.of(),
                        0,
                        0,
                        "HeldByFormerObject: object 2819c223 (zoe@contoso.com)",
                        "ICEiIyQlJicoKSorLC0uLw==")),
                null);
    }

    private static WithheldDepartures withheld() {
        String base = "ou=People,dc=example,dc=com";
        Instant since = Instant.parse("2026-11-29T03:00:00Z");
        return new WithheldDepartures(
                "hr",
                "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                2,
                List.of(new WithheldDepartures.Count("inetOrgPerson", base, 2)),
                List.of(
                        new WithheldDepartures.Departure(
                                "4f1b6d0a-0001",
                                "uid=anna," + base,
                                "inetOrgPerson",
                                Evidence.ABSENT_FROM_COMPLETE_IMPORT,
                                since,
                                false),
                        new WithheldDepartures.Departure(
                                "4f1b6d0a-0002",
                                "uid=bert," + base,
                                "inetOrgPerson",
                                Evidence.OUT_OF_FILTER,
                                since,
                                false)),
                "4f1b6d0a-0002");
    }

    private static Migration migration() {
        var analyzed = new MigrationStep(
                MigrationStep.Name.ANALYZE,
                MigrationStep.Status.DONE,
                Instant.parse("2016-05-04T09:10:00Z"),
                Instant.parse("2016-05-04T09:10:01Z"),
                "operator",
                null,
                JsonNodeFactory.instance.objectNode().put("analysisId", "an-1").put("verdict", "PARALLEL"),
                null);
        var failed = new MigrationStep(
                MigrationStep.Name.INITIAL_RUN,
                MigrationStep.Status.FAILED,
                Instant.parse("2016-05-04T10:15:00Z"),
                null,
                "operator",
                new MigrationStep.Progress("import", 1_200, 2_000L),
                null,
                new MigrationStep.Failure(
                        "SOURCE_UNREACHABLE",
                        "ldaps://dc1.contoso.com:636 does not answer",
                        "Check the network, then trigger the step again."));
        return new Migration(
                "m-1",
                "Contoso",
                "local",
                Migration.Path.PARALLEL,
                null,
                Migration.Status.IN_PROGRESS,
                "an-1",
                AnalysisResult.Verdict.PARALLEL,
                MigrationStep.Name.INITIAL_RUN,
                List.of(analyzed, failed),
                List.of("Nobody exports since the old tool was retired."),
                List.of(),
                Instant.parse("2016-05-04T09:05:00Z"),
                null);
    }

    private static CheckReport checked() {
        return new CheckReport(
                "contoso.com",
                List.of(
                        new CheckReport.Check(
                                "REACHABLE", CheckReport.Result.PASSED, "dc1.contoso.com:389 answers", null),
                        new CheckReport.Check(
                                "ENCRYPTED",
                                CheckReport.Result.WARNING,
                                "the password travels to dc1.contoso.com unencrypted",
                                "Use an ldaps:// address, or set startTls."),
                        new CheckReport.Check(
                                "SIGNED_IN",
                                CheckReport.Result.FAILED,
                                "the directory refused the password of CN=reader,CN=Users,DC=contoso,DC=com",
                                "Correct the secret behind env:READER_PASSWORD.")),
                Instant.parse("2016-05-04T09:30:00Z"));
    }

    private static SettingsEffects effects() {
        return new SettingsEffects(
                7,
                List.of(
                        new SettingsEffects.Count(ObjectType.USER, 2_000),
                        new SettingsEffects.Count(ObjectType.GROUP, 40)),
                List.of(
                        new SettingsEffects.Effect(
                                "contoso.com",
                                ObjectType.USER,
                                SettingsEffects.Kind.LEAVES,
                                612,
                                List.of(GoldenChanges.ZOE)),
                        new SettingsEffects.Effect(
                                "contoso.com", ObjectType.GROUP, SettingsEffects.Kind.CHANGES, 1, List.of())),
                3,
                List.of("What OU=New,DC=contoso,DC=com of contoso.com holds is not known: it was not read so far."),
                Instant.parse("2016-05-04T12:00:00Z"));
    }

    private static SettingsEffects someEffects() {
        return new SettingsEffects(
                7,
                List.of(new SettingsEffects.Count(ObjectType.USER, 1_000_000)),
                List.of(),
                0,
                List.of(),
                Instant.parse("2016-05-04T12:00:00Z"),
                new SettingsEffects.Partial(312_000, 1_000_000),
                null,
                List.of());
    }

    private static SettingsEffects effectsOfGroup() {
        return new SettingsEffects(
                7,
                List.of(),
                List.of(),
                0,
                List.of(),
                Instant.parse("2016-05-04T12:00:00Z"),
                null,
                null,
                List.of(new SettingsEffects.Members(
                        "contoso.com", "CN=Pilot,DC=contoso,DC=com", 1, List.of(GoldenChanges.ZOE))));
    }

    private static SettingsEffects otherMembers() {
        return new SettingsEffects(
                7,
                List.of(),
                List.of(),
                0,
                List.of(),
                Instant.parse("2016-05-04T12:00:00Z"),
                null,
                new SettingsEffects.Memberships(
                        2,
                        2,
                        12,
                        5_200,
                        List.of(new SettingsEffects.Resized(
                                "contoso.com", "CN=All,OU=Groups,DC=contoso,DC=com", 2, 5_000))),
                List.of());
    }

    private static GateState gate() {
        return new GateState(
                false,
                true,
                2,
                null,
                List.of(new GateState.Hold(
                        GateState.Code.STAGING_MODE,
                        "this deployment is in staging mode",
                        "Promote it when the pending exports are as expected.")));
    }

    private static GateState deletionsWait() {
        return new GateState(
                false,
                false,
                3,
                "local",
                List.of(new GateState.Hold(
                        GateState.Code.DELETION_THRESHOLD_EXCEEDED,
                        "held: 612 deletions of users, limit 500",
                        "review the pending deletions")),
                null,
                true);
    }

    private static RestorationPlan restoration() {
        return new RestorationPlan(
                "restoration-1",
                "contoso-cloud",
                Instant.parse("2016-05-04T10:00:00Z"),
                RestorationPlan.Status.APPROVED,
                Instant.parse("2016-05-04T12:00:00Z"),
                "operator",
                "9f86d081884c7d65",
                new RestorationPlan.PlanApproval("9f86d081884c7d65", "operator", Instant.parse("2016-05-04T12:10:00Z")),
                null,
                null,
                new RestorationPlan.PlanProgress(
                        1_992,
                        List.of(new PendingExportSummary.Count(ObjectType.USER, Operation.DELETE, 1_990)),
                        1_990,
                        3,
                        2,
                        0,
                        0),
                "1990 objects are still to be put back; approved, nothing of it is written yet",
                "apply it");
    }

    private static RestorationPlan restorationBeingPrepared() {
        return new RestorationPlan(
                "restoration-1",
                "contoso-cloud",
                Instant.parse("2016-05-04T10:00:00Z"),
                RestorationPlan.Status.PREPARING,
                Instant.parse("2016-05-04T12:00:00Z"),
                "operator",
                null,
                null,
                null,
                null,
                new RestorationPlan.PlanProgress(1_992, List.of(), 0, 0, 0, 0, 0),
                "the target is being imported, so that the plan builds on what is there now",
                null);
    }

    private static RestorationPlan restorationDone() {
        return new RestorationPlan(
                "restoration-1",
                "contoso-cloud",
                Instant.parse("2016-05-04T10:00:00Z"),
                RestorationPlan.Status.DONE,
                Instant.parse("2016-05-04T12:00:00Z"),
                "operator",
                null,
                new RestorationPlan.PlanApproval("9f86d081884c7d65", "operator", Instant.parse("2016-05-04T12:10:00Z")),
                Instant.parse("2016-05-04T12:15:00Z"),
                Instant.parse("2016-05-04T12:45:00Z"),
                new RestorationPlan.PlanProgress(1_992, List.of(), 0, 0, 2, 0, 0),
                "everything is as it was",
                null);
    }

    private static PendingExportView.Page pendingExports() {
        var title = new PendingExportView.AttributeChange("title", List.of("Clerk"), List.of());
        return new PendingExportView.Page(
                List.of(new PendingExportView(
                        GoldenChanges.ZOE_ANCHOR,
                        ObjectType.USER,
                        Operation.UPDATE,
                        "Müller, Zoë",
                        "zoe@contoso.com",
                        "contoso.com: " + GoldenChanges.ZOE,
                        "2819c223-7f76-453a-919d-413861904646",
                        List.of(title),
                        0,
                        0,
                        "NotPersisted")),
                "user|" + GoldenChanges.ZOE_ANCHOR);
    }

    private static PendingExportSummary summary() {
        return new PendingExportSummary(
                "sha256:9f86d081884c7d65",
                List.of(
                        new PendingExportSummary.Count(ObjectType.USER, Operation.ADD, 1_990),
                        new PendingExportSummary.Count(ObjectType.GROUP, Operation.DELETE, 2)),
                1_992,
                0,
                12,
                Instant.parse("2016-05-04T12:00:00Z"));
    }

    private static PendingExportSummary withReasons() {
        return new PendingExportSummary(
                "sha256:9f86d081884c7d65",
                List.of(new PendingExportSummary.Count(ObjectType.USER, Operation.DELETE, 2)),
                2,
                0,
                0,
                Instant.parse("2016-05-04T12:00:00Z"),
                Map.of("NO_SOURCE", 2L));
    }
}
