package io.isthmus.systemtests.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.contracts.analysis.AnalysisResult;
import io.isthmus.localstack.services.Service;
import io.isthmus.systemtests.stack.Api;
import io.isthmus.systemtests.stack.Deployments;
import io.restassured.response.Response;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** An export that cannot be read is answered by a name, a place and a next step; the analyzer goes on. */
class BadLegacyExportIT {

    private final Api analyzer = Deployments.idle().api(Service.ANALYZER);

    static Stream<Arguments> badExports() {
        return Stream.of(
                Arguments.of("broken XML", LegacyExports.brokenXml()),
                Arguments.of("multiplying entities", LegacyExports.billionLaughs()),
                Arguments.of("ZIP bomb", LegacyExports.zipBomb()),
                Arguments.of("climbing path", LegacyExports.climbing()),
                Arguments.of("no ZIP at all", LegacyExports.notAZip()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badExports")
    void a_bad_export_gets_a_named_error(String what, byte[] export) {
        var failure = failure(upload(export));

        assertThat(failure.code()).as(what).matches("[A-Z][A-Z0-9_]+");
        assertThat(failure.message()).isNotBlank();
        assertThat(failure.whatToDo()).isNotBlank();
        stillAnswers();
    }

    @Test
    void an_external_entity_is_never_resolved(@TempDir Path folder) throws Exception {
        var secret = "the-content-of-a-file-on-this-machine";
        var file = Files.writeString(folder.resolve("secret.txt"), secret);

        var answer = upload(LegacyExports.externalEntity(file.toString()));
        var failure = failure(answer);

        assertThat(failure.code()).matches("[A-Z][A-Z0-9_]+");
        assertThat(failure.where() + failure.message() + failure.whatToDo()).doesNotContain(secret);
        assertThat(Files.readString(Deployments.idle().log(Service.ANALYZER))).doesNotContain(secret);
    }

    private Response upload(byte[] export) {
        return analyzer.operator()
                .contentType("application/octet-stream")
                .queryParam("fileName", "export.zip")
                .body(export)
                .post("/api/analyses");
    }

    /** The failure, told by the answer itself (a problem) or by the analysis that it started. */
    private AnalysisResult.Failure failure(Response answer) {
        if (answer.statusCode() >= 400) {
            assertThat(answer.statusCode()).as(answer.asString()).isLessThan(500);
            assertThat(answer.contentType()).startsWith("application/problem+json");
            return new AnalysisResult.Failure(
                    answer.path("code"), answer.path("title"), answer.path("detail"), answer.path("whatToDo"));
        }
        var id =
                answer.then().statusCode(202).extract().as(AnalysisResult.class).id();
        var result = Awaitility.await("analysis " + id)
                .atMost(Duration.ofSeconds(60))
                .until(() -> analysis(id), found -> found.status() != AnalysisResult.Status.RUNNING);
        assertThat(result.status()).isEqualTo(AnalysisResult.Status.FAILED);
        return result.failure();
    }

    private AnalysisResult analysis(String id) {
        return analyzer.viewer()
                .get("/api/analyses/{id}", id)
                .then()
                .statusCode(200)
                .extract()
                .as(AnalysisResult.class);
    }

    private void stillAnswers() {
        assertThat(analyzer.anonymous().get("/q/health/ready").statusCode()).isEqualTo(200);
    }
}
