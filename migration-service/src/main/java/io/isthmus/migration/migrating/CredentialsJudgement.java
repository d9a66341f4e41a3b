package io.isthmus.migration.migrating;

import io.isthmus.contracts.checking.CheckReport;
import io.isthmus.contracts.checking.CheckReport.Check;
import io.isthmus.contracts.checking.CheckReport.Result;
import io.isthmus.contracts.migration.MigrationStep.Failure;
import io.isthmus.migration.migrating.StepEvidence.CredentialsTried;
import io.isthmus.migration.migrating.StepJudgement.NotPassed;
import io.isthmus.migration.migrating.StepJudgement.Passed;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** Whether what was tried works: nothing may have failed; warnings are recorded. */
public final class CredentialsJudgement {

    private CredentialsJudgement() {}

    /** @param reports one for each connected directory or target that was tried */
    public static StepJudgement judge(List<CheckReport> reports) {
        List<String> warnings = reports.stream()
                .flatMap(report -> told(report, Result.WARNING).stream())
                .toList();
        CredentialsTried evidence = new CredentialsTried(reports, warnings);
        if (!reports.isEmpty() && reports.stream().allMatch(CheckReport::passed)) {
            return new Passed(evidence);
        }
        return new NotPassed(
                new Failure(
                        "CHECK_FAILED",
                        reports.isEmpty()
                                ? "there is nothing to try"
                                : reports.stream()
                                        .flatMap(report -> told(report, Result.FAILED).stream())
                                        .collect(Collectors.joining("; ")),
                        advice(reports)),
                evidence);
    }

    private static List<String> told(CheckReport report, Result result) {
        return report.checks().stream()
                .filter(check -> check.result() == result)
                .map(check -> report.of() + ": " + check.message())
                .toList();
    }

    private static String advice(List<CheckReport> reports) {
        String advice = reports.stream()
                .flatMap(report -> report.checks().stream())
                .filter(check -> check.result() == Result.FAILED)
                .map(Check::whatToDo)
                .filter(Objects::nonNull)
                .distinct()
                .collect(Collectors.joining(" "));
        return (advice.isEmpty() ? "Correct what was given." : advice) + " Then trigger the step again.";
    }
}
