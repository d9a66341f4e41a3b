package io.isthmus.analyzer.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.analyzer.fixtures.DirSyncExport;
import io.isthmus.chassis.testing.RealKafkaAndPostgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a caller who uploads something else than an export is answered. */
@QuarkusTest
@QuarkusTestResource(RealKafkaAndPostgres.class)
class RefusedUploadsTest {

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of("an empty body", new byte[0], 400, "EMPTY_FILE"),
                Arguments.of("an empty archive", DirSyncExport.zip(Map.of()), 400, "EMPTY_FILE"),
                Arguments.of("a text", bytes("just some text"), 415, "UNKNOWN_FORMAT"),
                Arguments.of("a picture", picture(), 415, "UNKNOWN_FORMAT"),
                Arguments.of("a page", bytes("<html><body/></html>"), 422, "NOT_AN_EXPORT"),
                Arguments.of("foreign JSON", bytes("{\"a\": 1}"), 422, "NOT_AN_EXPORT"),
                Arguments.of("broken XML", bytes("<ma-data>\n<oops>"), 422, "MALFORMED_XML"),
                Arguments.of("broken JSON", bytes("{\"policyMetadata\": {"), 422, "MALFORMED_JSON"),
                Arguments.of("a cut-off archive", Arrays.copyOf(sample(), 200), 422, "MALFORMED_ZIP"),
                Arguments.of(
                        "an external entity",
                        bytes("<!DOCTYPE a [<!ENTITY x SYSTEM"
                                + " \"file:///etc/passwd\">]><ma-data><name>&x;</name></ma-data>"),
                        422,
                        "DOCTYPE_REFUSED"),
                Arguments.of("a climbing path", zip("../MA.xml", "<ma-data/>"), 422, "ARCHIVE_PATH"),
                Arguments.of("a bomb", zip("a.xml", "<ma-data>" + "<x/>".repeat(700_000)), 422, "ARCHIVE_RATIO"),
                Arguments.of("deep nesting", bytes("<ma-data>" + "<x>".repeat(300)), 422, "TOO_DEEP"),
                Arguments.of("deep JSON", bytes("{\"policyMetadata\": " + "[".repeat(5_000)), 422, "TOO_DEEP"),
                Arguments.of("too many entries", manyEntries(), 422, "ARCHIVE_TOO_MANY_ENTRIES"),
                Arguments.of(
                        "a strange encoding",
                        bytes("<?xml version='1.0' encoding='x-no'?><ma-data/>"),
                        422,
                        "UNREADABLE_ENCODING"));
    }

    @Test
    void a_bad_upload_is_answered_and_kept_in_the_language_that_is_asked_for() {
        Response answer = operator()
                .contentType("application/octet-stream")
                .header("Accept-Language", "de-AT,de;q=0.9")
                .queryParam("fileName", "leer.zip")
                .body(new byte[0])
                .post("/api/analyses");

        assertThat(answer.<String>path("title")).isEqualTo("Die hochgeladene Datei kann nicht analysiert werden");
        assertThat(answer.<String>path("detail")).startsWith("leer.zip: die Datei ist leer (Analyse ");
        assertThat(answer.<String>path("whatToDo")).startsWith("Exportieren Sie");
        String id = answer.<String>path("detail").replaceFirst(".*\\(Analyse (.*)\\)", "$1");
        Response kept = operator().queryParam("lang", "de").get("/api/analyses/" + id);
        assertThat(kept.<String>path("failure.message")).isEqualTo("die Datei ist leer");
        assertThat(operator().get("/api/analyses/" + id).<String>path("failure.message"))
                .isEqualTo("the file is empty");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void a_bad_upload_is_answered_with_a_problem(String what, byte[] upload, int status, String code) {
        Response answer = operator()
                .contentType("application/octet-stream")
                .queryParam("fileName", "upload.bin")
                .body(upload)
                .post("/api/analyses");

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.<String>path("code")).isEqualTo(code);
        assertThat(answer.<String>path("type")).isEqualTo("urn:isthmus:problem:" + code);
        assertThat(answer.<String>path("detail"))
                .containsAnyOf("upload.bin", "MA.xml", "a.xml")
                .doesNotContain("Exception", "root:");
        assertThat(answer.<String>path("whatToDo")).isNotBlank();
        given().get("/q/health/ready").then().statusCode(200);
    }

    private static byte[] manyEntries() {
        Map<String, String> files = new LinkedHashMap<>();
        for (int i = 0; i <= 10_000; i++) {
            files.put("f" + i, "");
        }
        return DirSyncExport.zip(files);
    }

    private static byte[] picture() {
        byte[] noise = new byte[5_000];
        new Random(3).nextBytes(noise);
        System.arraycopy(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'}, 0, noise, 0, 8);
        return noise;
    }

    private static byte[] sample() {
        return DirSyncExport.untouched().zip();
    }

    private static byte[] zip(String name, String content) {
        return DirSyncExport.zip(Map.of(name, content));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static RequestSpecification operator() {
        return given().auth().preemptive().basic("operator", "operator-test");
    }
}
