package io.isthmus.systemtests.stack;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.isthmus.contracts.WireFormat;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.config.HttpClientConfig;
import io.restassured.config.LogConfig;
import io.restassured.config.ObjectMapperConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.filter.log.LogDetail;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * A service's REST interface.
 *
 * @param url {@code http://host:port}
 */
public record Api(String url) {

    private static final int TIMEOUT_MS = 120_000;
    private static final ObjectMapper MAPPER = WireFormat.mapper();
    private static final RestAssuredConfig CONFIG = RestAssuredConfig.config()
            .objectMapperConfig(
                    ObjectMapperConfig.objectMapperConfig().jackson2ObjectMapperFactory((type, charset) -> MAPPER))
            .encoderConfig(EncoderConfig.encoderConfig().defaultContentCharset("UTF-8"))
            .logConfig(LogConfig.logConfig().enableLoggingOfRequestAndResponseIfValidationFails(LogDetail.ALL))
            .httpClient(HttpClientConfig.httpClientConfig()
                    .setParam("http.connection.timeout", TIMEOUT_MS)
                    .setParam("http.socket.timeout", TIMEOUT_MS));

    /** A JSON request by nobody. */
    public RequestSpecification anonymous() {
        return RestAssured.given().config(CONFIG).baseUri(url).contentType(ContentType.JSON);
    }

    /** The same request, sent from one of this machine's many loopback addresses: 0 to 65,000. */
    public static RequestSpecification from(RequestSpecification request, int address) {
        return request.config(CONFIG.httpClient(
                CONFIG.getHttpClientConfig().setParam("http.route.local-address", loopback(address))));
    }

    private static InetAddress loopback(int address) {
        try {
            return InetAddress.getByAddress(new byte[] {127, 1, (byte) (address / 250), (byte) (1 + address % 250)});
        } catch (UnknownHostException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A JSON request by the user of a role. */
    public RequestSpecification as(Role role) {
        return anonymous().auth().preemptive().basic(role.user(), role.password());
    }

    public RequestSpecification viewer() {
        return as(Role.VIEWER);
    }

    public RequestSpecification operator() {
        return as(Role.OPERATOR);
    }

    public RequestSpecification admin() {
        return as(Role.ADMIN);
    }
}
