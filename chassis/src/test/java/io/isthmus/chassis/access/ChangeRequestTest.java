package io.isthmus.chassis.access;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChangeRequestTest {

    private static final String HERE = "isthmus.example:8180";
    private static final String JSON = "application/json";

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "same-origin, -,                              application/json,                  0",
                "none,        -,                              multipart/form-data; boundary=x,   0",
                "cross-site,  -,                              application/json,                  403",
                "same-site,   -,                              application/json,                  403",
                "cross-site,  http://isthmus.example:8180,    application/json,                  403",
                "'',          -,                              application/json,                  403",
                "-,           http://isthmus.example:8180,    application/x-www-form-urlencoded, 0",
                "-,           https://ISTHMUS.example:8180,   text/plain,                        0",
                "-,           http://isthmus.example,         application/json,                  403",
                "-,           http://other.example:8180,      application/json,                  403",
                "-,           null,                           application/json,                  403",
                "-,           'http://[',                     application/json,                  403",
                "-,           -,                              application/json,                  0",
                "-,           -,                              application/octet-stream,          0",
                "-,           -,                              Application/X-WWW-Form-URLEncoded, 403",
                "-,           -,                              text/plain;charset=UTF-8,          403",
                "-,           -,                              multipart/form-data; boundary=x,   403",
                "-,           -,                              -,                                 415",
                "same-origin, -,                              -,                                 415",
                "cross-site,  -,                              -,                                 403"
            })
    void what_a_request_says_of_its_origin_decides(String site, String origin, String contentType, int status) {
        assertThat(status(new ChangeRequest("POST", site, origin, HERE, contentType)))
                .isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "OPTIONS", "TRACE"})
    void looking_changes_nothing(String method) {
        assertThat(ChangeRequest.isChange(method)).isFalse();
    }

    @Property
    void whatever_another_site_sends_is_refused(
            @ForAll("changes") String method, @ForAll("otherSites") String site, @ForAll String contentType) {
        assertThat(status(new ChangeRequest(method, site, null, HERE, contentType)))
                .isEqualTo(403);
        assertThat(status(new ChangeRequest(method, null, "https://" + site + ".example", HERE, contentType)))
                .isEqualTo(403);
    }

    @Property
    void a_deletion_needs_no_content_type_but_an_origin(@ForAll("otherSites") String site) {
        assertThat(status(new ChangeRequest("DELETE", null, null, HERE, null))).isZero();
        assertThat(status(new ChangeRequest("DELETE", site, null, HERE, null))).isEqualTo(403);
    }

    @Property
    void a_request_without_a_host_is_of_no_origin_of_ours(@ForAll("otherSites") String site) {
        assertThat(status(new ChangeRequest("POST", null, "http://" + site, null, JSON)))
                .isEqualTo(403);
    }

    private static int status(ChangeRequest request) {
        return request.refusal().map(ChangeRequest.Refusal::status).orElse(0);
    }

    @Provide
    Arbitrary<String> changes() {
        return Arbitraries.of("POST", "PUT", "PATCH", "DELETE", "MOVE");
    }

    @Provide
    Arbitrary<String> otherSites() {
        return Arbitraries.of("cross-site", "same-site", "unheard-of");
    }
}
