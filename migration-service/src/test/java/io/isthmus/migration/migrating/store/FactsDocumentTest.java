package io.isthmus.migration.migrating.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.isthmus.contracts.WireFormat;
import io.isthmus.contracts.analysis.AnalysisResult.Verdict;
import io.isthmus.contracts.migration.StepBody.ReCreate.Decision;
import io.isthmus.migration.migrating.DatabaseServer;
import io.isthmus.migration.migrating.Facts;
import io.isthmus.migration.migrating.Facts.AttachedAnalysis;
import io.isthmus.migration.migrating.Facts.ConfirmedConfiguration;
import io.isthmus.migration.migrating.Facts.ExportedDocument;
import io.isthmus.migration.migrating.Facts.Handover;
import io.isthmus.migration.migrating.Facts.ImportedTarget;
import io.isthmus.migration.migrating.Facts.Outset;
import io.isthmus.migration.migrating.Facts.Part;
import io.isthmus.migration.migrating.Facts.Promotion;
import io.isthmus.migration.migrating.Facts.ReCreationDecisions;
import io.isthmus.migration.migrating.Facts.Retirement;
import io.isthmus.migration.migrating.Facts.ReviewedExports;
import io.isthmus.migration.migrating.Facts.TriedSources;
import io.isthmus.migration.migrating.Facts.TriedTarget;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whatever version has stored the facts of a migration, nothing of them is lost. */
class FactsDocumentTest {

    /** As the version that had one record of eighteen components wrote them, all filled. */
    private static final String FILLED = """
            {"analysisId": "a1", "verdict": "PARALLEL", "overridden": true, "exportedSettings": "{\\"sources\\": []}",
             "target": "cloud", "reviewedDigest": "r1", "oldToolRetiredAt": "2026-11-21T01:00:00Z",
             "stagingLeftAt": "2026-11-21T02:00:00Z", "promotedEpoch": 7, "planVersion": 2, "from": "blue",
             "database": {"server": "sql01", "instance": "PROD", "message": "The old tool uses sql01."},
             "givenTarget": {"name": "cloud", "kind": "SCIM", "url": "https://cloud.example/scim"},
             "givenSources": {"contoso": {"url": "ldaps://dc1.example", "bindDn": "CN=Reader", "passwordRef": "env:PW"}},
             "readyDigest": "c1", "startAtOnceBy": "anna", "reCreated": {"rule-1": "GIVEN_UP"},
             "handedOverAt": "2026-11-21T03:00:00Z"}""";

    /** The same of a migration that has only begun. */
    private static final String EMPTY = """
            {"overridden": false, "planVersion": 2, "givenSources": {}, "reCreated": {}}""";

    @Test
    void all_that_an_earlier_version_has_stored_is_read() {
        Facts facts = FactsDocument.read(FILLED);

        assertThat(facts.parts()).hasSize(Part.class.getPermittedSubclasses().length);
        assertThat(facts.find(Outset.class)).contains(new Outset(2, "blue"));
        assertThat(facts.find(AttachedAnalysis.class))
                .contains(new AttachedAnalysis(
                        "a1", Verdict.PARALLEL, true, new DatabaseServer("sql01", "PROD", "The old tool uses sql01.")));
        assertThat(facts.find(ExportedDocument.class)).contains(new ExportedDocument("{\"sources\": []}"));
        assertThat(facts.find(TriedTarget.class))
                .hasValueSatisfying(
                        tried -> assertThat(tried.givenTarget().url()).isEqualTo("https://cloud.example/scim"));
        assertThat(facts.find(TriedSources.class))
                .hasValueSatisfying(
                        tried -> assertThat(tried.givenSources().get("contoso").passwordRef())
                                .isEqualTo("env:PW"));
        assertThat(facts.find(ConfirmedConfiguration.class)).contains(new ConfirmedConfiguration("c1", "anna"));
        assertThat(facts.find(ImportedTarget.class)).contains(new ImportedTarget("cloud"));
        assertThat(facts.find(ReCreationDecisions.class))
                .contains(new ReCreationDecisions(Map.of("rule-1", Decision.GIVEN_UP)));
        assertThat(facts.find(ReviewedExports.class)).contains(new ReviewedExports("r1"));
        assertThat(facts.find(Retirement.class)).contains(new Retirement(Instant.parse("2026-11-21T01:00:00Z")));
        assertThat(facts.find(Promotion.class)).contains(new Promotion(Instant.parse("2026-11-21T02:00:00Z"), 7));
        assertThat(facts.find(Handover.class)).contains(new Handover(Instant.parse("2026-11-21T03:00:00Z")));
    }

    @Test
    void it_is_written_in_the_same_form_so_that_an_earlier_version_reads_it_too() throws JsonProcessingException {
        String written = FactsDocument.write(FactsDocument.read(FILLED));

        assertThat(FactsDocument.read(written)).isEqualTo(FactsDocument.read(FILLED));
        assertThat(WireFormat.mapper().readValue(written, Map.class).keySet())
                .isEqualTo(WireFormat.mapper().readValue(FILLED, Map.class).keySet());
    }

    @Test
    void of_a_migration_that_has_only_begun_there_is_only_its_plan() {
        Facts facts = FactsDocument.read(EMPTY);

        assertThat(facts.givenSources()).isEmpty();
        assertThat(facts.reCreated()).isEmpty();
        assertThat(facts.parts()).containsOnlyKeys(Outset.class, TriedSources.class, ReCreationDecisions.class);
        assertThat(FactsDocument.read(FactsDocument.write(Facts.atTheOutset(null))))
                .isEqualTo(Facts.atTheOutset(null));
    }

    @Test
    void one_of_the_first_version_has_no_plan_and_nothing_else_is_made_up() {
        assertThat(FactsDocument.read("{\"overridden\": false}").parts()).isEmpty();
    }
}
