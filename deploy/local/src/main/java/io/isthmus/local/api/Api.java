package io.isthmus.local.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.isthmus.contracts.WireFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** One service's REST interface, signed in as one user. */
public final class Api {

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    private final String url;
    private final String authorization;

    public Api(String url, String user, String password) {
        this.url = url;
        this.authorization =
                "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    /** @param etag without quotes, {@code null} where there is none */
    public record Tagged(JsonNode body, String etag) {}

    public <T> T get(String path, Class<T> type) {
        return read(send("GET", path, null, "application/json", Map.of()), type);
    }

    /** @return empty for 404 */
    public Optional<Tagged> find(String path) {
        HttpResponse<byte[]> answer = exchange("GET", path, null, "application/json", Map.of());
        if (answer.statusCode() == 404) {
            return Optional.empty();
        }
        requireSuccess("GET " + path, answer);
        String etag = answer.headers()
                .firstValue("ETag")
                .map(tag -> tag.replace("\"", ""))
                .orElse(null);
        return Optional.of(new Tagged(read(answer.body(), JsonNode.class), etag));
    }

    /** @param body {@code null} for none */
    public <T> T post(String path, Object body, Class<T> type) {
        return read(send("POST", path, body == null ? null : json(body), "application/json", Map.of()), type);
    }

    public <T> T upload(String path, byte[] body, Class<T> type) {
        return read(send("POST", path, body, "application/octet-stream", Map.of()), type);
    }

    public void put(String path, Object body, Map<String, String> headers) {
        send("PUT", path, json(body), "application/json", headers);
    }

    public byte[] download(String path) {
        return send("GET", path, null, "application/json", Map.of());
    }

    private byte[] send(String method, String path, byte[] body, String contentType, Map<String, String> headers) {
        HttpResponse<byte[]> answer = exchange(method, path, body, contentType, headers);
        requireSuccess(method + " " + path, answer);
        return answer.body();
    }

    private void requireSuccess(String request, HttpResponse<byte[]> answer) {
        if (answer.statusCode() < 200 || answer.statusCode() >= 300) {
            throw ApiProblem.of(request + " at " + url, answer.statusCode(), answer.body());
        }
    }

    private HttpResponse<byte[]> exchange(
            String method, String path, byte[] body, String contentType, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path))
                .timeout(TIMEOUT)
                .header("Authorization", authorization)
                .header("Accept", "application/json")
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body));
        if (body != null) {
            request.header("Content-Type", contentType);
        }
        headers.forEach(request::header);
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + url + path + " got no answer: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + url, e);
        }
    }

    private static byte[] json(Object body) {
        try {
            return WireFormat.mapper().writeValueAsBytes(body);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot be written as JSON: " + body.getClass(), e);
        }
    }

    private static <T> T read(byte[] body, Class<T> type) {
        try {
            return type == Void.class ? null : WireFormat.mapper().readValue(body, type);
        } catch (IOException e) {
            throw new UncheckedIOException("an answer is not what this version understands: " + e.getMessage(), e);
        }
    }
}
