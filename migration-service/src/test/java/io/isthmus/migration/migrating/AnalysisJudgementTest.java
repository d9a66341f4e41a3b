package io.isthmus.migration.migrating;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.contracts.analysis.AnalysisResult;
import io.isthmus.contracts.analysis.AnalysisResult.ObjectCount;
import io.isthmus.contracts.analysis.AnalysisResult.Status;
import io.isthmus.contracts.analysis.AnalysisResult.Verdict;
import io.isthmus.contracts.analysis.Finding;
import io.isthmus.contracts.migration.Migration.Path;
import io.isthmus.contracts.migration.MigrationStep.Name;
import io.isthmus.contracts.settings.SettingsDocument;
import io.isthmus.migration.migrating.Facts.AttachedAnalysis;
import io.isthmus.migration.migrating.StepEvidence.Analyzed;
import io.isthmus.migration.migrating.StepJudgement.NotPassed;
import io.isthmus.migration.migrating.StepJudgement.Passed;
import io.isthmus.migration.standin.SomeAnalysis;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnalysisJudgementTest {

    /** The table of {@link AnalysisJudgement}, with the analysis allowing an override. */
    @ParameterizedTest(name = "verdict {0}, path {1}, override {2}: passes {3}, recorded as overridden {4}")
    @CsvSource(
            nullValues = "none",
            value = {
                "IN_PLACE, PARALLEL, false, false, false",
                "IN_PLACE, PARALLEL, true,  true,  true",
                "IN_PLACE, MANUAL,   false, false, false",
                "IN_PLACE, MANUAL,   true,  true,  true",
                "IN_PLACE, IN_PLACE, false, true,  false",
                "PARALLEL, PARALLEL, false, true,  false",
                "PARALLEL, IN_PLACE, false, false, false",
                "PARALLEL, IN_PLACE, true,  true,  true",
                "BLOCKED,  PARALLEL, false, false, false",
                "BLOCKED,  PARALLEL, true,  false, false",
                "BLOCKED,  MANUAL,   false, true,  false",
                "PARALLEL, MANUAL,   false, false, false",
                "PARALLEL, MANUAL,   true,  true,  true",
                "none,     MANUAL,   true,  false, false",
                "BLOCKED,  IN_PLACE, false, false, false",
                "BLOCKED,  IN_PLACE, true,  false, false",
                "none,     PARALLEL, false, true,  false",
                "none,     IN_PLACE, false, false, false",
                "none,     IN_PLACE, true,  false, false",
            })
    void verdict_and_path_decide(
            Verdict verdict, Path path, boolean override, boolean passes, boolean recordedAsOverridden) {
        StepJudgement judgement = AnalysisJudgement.judge(path, analysis(verdict, true), override);

        if (passes) {
            assertThat(judgement)
                    .isInstanceOfSatisfying(
                            Passed.class,
                            passed -> assertThat(((Analyzed) passed.evidence()).overridden())
                                    .isEqualTo(recordedAsOverridden));
        } else {
            assertThat(judgement)
                    .isInstanceOfSatisfying(
                            NotPassed.class,
                            not -> assertThat(not.failure().whatToDo()).isNotBlank());
        }
    }

    @ParameterizedTest
    @CsvSource({"PARALLEL, IN_PLACE", "IN_PLACE, PARALLEL", "PARALLEL, MANUAL"})
    void where_the_analysis_allows_no_override_asking_for_it_does_not_help(Verdict verdict, Path path) {
        assertThat(AnalysisJudgement.judge(path, analysis(verdict, false), true))
                .isInstanceOf(NotPassed.class);
    }

    @ParameterizedTest
    @CsvSource({"RUNNING, ANALYSIS_RUNNING", "FAILED, ANALYSIS_FAILED"})
    void an_analysis_that_has_no_result_is_refused_by_name(Status status, String code) {
        AnalysisResult analysis = analysis(status, null, true);

        assertThat(AnalysisJudgement.judge(Path.PARALLEL, analysis, true))
                .isInstanceOfSatisfying(
                        NotPassed.class, not -> assertThat(not.failure().code()).isEqualTo(code));
    }

    @Test
    void a_database_server_of_the_old_tool_is_recorded_and_brings_its_confirmation_into_the_plan() {
        AnalysisResult analysis = withDatabaseServer(Map.of("server", "sql01", "instance", "PROD"));

        DatabaseServer database = DatabaseServer.in(analysis).orElseThrow();
        assertThat(database.server()).isEqualTo("sql01");
        assertThat(database.instance()).isEqualTo("PROD");
        assertThat(AnalysisJudgement.judge(Path.IN_PLACE, analysis, false))
                .isInstanceOfSatisfying(
                        Passed.class,
                        passed -> assertThat(((Analyzed) passed.evidence()).database())
                                .isEqualTo(database));
        Facts facts = Facts.atTheOutset(null).with(new AttachedAnalysis("a1", Verdict.IN_PLACE, false, database));
        assertThat(MigrationPlan.of(Path.IN_PLACE, facts).has(Name.CONFIRM_DATABASE))
                .isTrue();
        assertThat(MigrationPlan.of(Path.IN_PLACE).has(Name.CONFIRM_DATABASE)).isFalse();
        assertThat(MigrationPlan.of(Path.PARALLEL, facts).has(Name.CONFIRM_DATABASE))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "sql01; sql01",
                "tcp:sql01.contoso.com,1433; sql01.contoso.com",
                "sql01\\\\PROD; sql01",
            })
    void its_host_is_found_in_every_way_a_server_is_written(String written, String host) {
        DatabaseServer database =
                DatabaseServer.in(withDatabaseServer(Map.of("server", written))).orElseThrow();

        assertThat(database.server()).isEqualTo(host);
        assertThat(database.instance()).isNull();
    }

    @Test
    void an_analysis_of_an_earlier_version_tells_of_a_server_without_naming_it() {
        DatabaseServer database = DatabaseServer.in(withDatabaseServer(null)).orElseThrow();

        assertThat(database.server()).isNull();
        assertThat(database.message()).isNotBlank();
        assertThat(database.isOn("sql01")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "sql01, SQL01, true",
        "sql01, sql01.contoso.com, true",
        "sql01.contoso.com, sql01.fabrikam.com, false",
        "sql01, sql02, false",
        "10.0.0.1, 10.0.0.2, false",
        "10.0.0.1, 10.0.0.1, true",
    })
    void a_server_is_recognized_by_its_name_with_and_without_domain(String server, String host, boolean same) {
        assertThat(new DatabaseServer(server, null, "…").isOn(host)).isEqualTo(same);
    }

    @ParameterizedTest
    @CsvSource({"PARALLEL", "IN_PLACE", "MANUAL"})
    void an_incomplete_export_leads_nowhere_and_says_how_to_export_again(Path path) {
        AnalysisResult whole = analysis(null, false);
        AnalysisResult incomplete = SomeAnalysis.withFinding(
                whole,
                new Finding(
                        AnalysisResult.INCOMPLETE_EXPORT,
                        Finding.Severity.WARNING,
                        "the rules are missing",
                        "upload",
                        "export them, too"));

        assertThat(AnalysisJudgement.judge(path, incomplete, true))
                .isEqualTo(StepJudgement.notPassed("INCOMPLETE_EXPORT", "the rules are missing", "export them, too"));
    }

    private static AnalysisResult withDatabaseServer(Map<String, String> details) {
        return SomeAnalysis.withDatabaseServer(analysis(Verdict.IN_PLACE, true), details);
    }

    private static AnalysisResult analysis(Verdict verdict, boolean overrideAllowed) {
        return analysis(Status.DONE, verdict, overrideAllowed);
    }

    private static AnalysisResult analysis(Status status, Verdict verdict, boolean overrideAllowed) {
        return new AnalysisResult(
                1,
                "a1",
                "local",
                "export.zip",
                Instant.EPOCH,
                Instant.EPOCH,
                status,
                null,
                null,
                new ObjectCount(verdict == null ? null : 2_000L, ObjectCount.Source.GIVEN, null),
                verdict,
                7L,
                overrideAllowed,
                verdict == Verdict.BLOCKED
                        ? List.of(new Finding(
                                "EXTENSION_DLL", Finding.Severity.BLOCKING, "a custom extension", "ma.xml", "drop it"))
                        : List.of(),
                new SettingsDocument(1, null, null, null, null, null, null, null, null),
                null,
                null);
    }
}
