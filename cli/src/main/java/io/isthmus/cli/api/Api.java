package io.isthmus.cli.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.isthmus.contracts.WireFormat;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One service's REST interface, signed in as one user, in the language of the environment ({@code LC_ALL}, {@code LANG}). */
public final class Api {

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final String JSON = "application/json";

    private final String url;
    private final String authorization;

    public Api(String url, String user, String password) {
        this.url = url;
        this.authorization =
                "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    /** @param etag without quotes */
    public record Tagged(JsonNode body, @Nullable String etag) {}

    public <T> T get(String path, Class<T> type) {
        return read(download(path), type);
    }

    /** @return empty for 404 */
    public Optional<Tagged> find(String path) {
        HttpResponse<byte[]> answer =
                exchange("GET", path, BodyPublishers.noBody(), null, Map.of(), BodyHandlers.ofByteArray());
        return answer.statusCode() == 404 ? Optional.empty() : Optional.of(tagged(successful("GET " + path, answer)));
    }

    /** @throws ApiProblem also for 404 */
    public Tagged tagged(String path) {
        return tagged(send("GET", path, BodyPublishers.noBody(), null, Map.of()));
    }

    private static Tagged tagged(HttpResponse<byte[]> answer) {
        return new Tagged(read(answer.body(), JsonNode.class), etag(answer));
    }

    public <T> T post(String path, @Nullable Object body, Class<T> type) {
        BodyPublisher sent = body == null ? BodyPublishers.noBody() : json(body);
        return read(send("POST", path, sent, JSON, Map.of()).body(), type);
    }

    public <T> T upload(String path, byte[] body, Class<T> type) {
        return upload(path, BodyPublishers.ofByteArray(body), type);
    }

    /** Sends a file as it is, without having it in memory. */
    public <T> T upload(String path, Path file, Class<T> type) {
        try {
            return upload(path, BodyPublishers.ofFile(file), type);
        } catch (FileNotFoundException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private <T> T upload(String path, BodyPublisher body, Class<T> type) {
        return read(
                send("POST", path, body, "application/octet-stream", Map.of()).body(), type);
    }

    public void delete(String path) {
        send("DELETE", path, BodyPublishers.noBody(), JSON, Map.of());
    }

    /** @return the entity tag after the change, without quotes */
    public @Nullable String put(String path, Object body, Map<String, String> headers) {
        return etag(send("PUT", path, json(body), JSON, headers));
    }

    /** Passes on what comes while it comes. */
    public void stream(String path, String accept, OutputStream to) throws IOException {
        HttpResponse<InputStream> answer = exchange(
                "GET", path, BodyPublishers.noBody(), null, Map.of("Accept", accept), BodyHandlers.ofInputStream());
        try (InputStream body = answer.body()) {
            if (answer.statusCode() != 200) {
                throw ApiProblem.of("GET " + path + " at " + url, answer.statusCode(), body.readAllBytes());
            }
            body.transferTo(to);
        }
    }

    public byte[] download(String path) {
        return send("GET", path, BodyPublishers.noBody(), null, Map.of()).body();
    }

    private HttpResponse<byte[]> send(
            String method, String path, BodyPublisher body, @Nullable String contentType, Map<String, String> headers) {
        return successful(
                method + " " + path, exchange(method, path, body, contentType, headers, BodyHandlers.ofByteArray()));
    }

    private HttpResponse<byte[]> successful(String request, HttpResponse<byte[]> answer) {
        if (answer.statusCode() < 200 || answer.statusCode() >= 300) {
            throw ApiProblem.of(request + " at " + url, answer.statusCode(), answer.body());
        }
        return answer;
    }

    private static @Nullable String etag(HttpResponse<?> answer) {
        return answer.headers()
                .firstValue("ETag")
                .map(tag -> tag.replace("\"", ""))
                .orElse(null);
    }

    private <T> HttpResponse<T> exchange(
            String method,
            String path,
            BodyPublisher body,
            @Nullable String contentType,
            Map<String, String> headers,
            BodyHandler<T> handler) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path))
                .timeout(TIMEOUT)
                .header("Authorization", authorization)
                .setHeader("Accept", JSON)
                .setHeader(
                        "Accept-Language",
                        Locale.getDefault(Locale.Category.DISPLAY).toLanguageTag())
                .method(method, body);
        if (contentType != null) {
            request.header("Content-Type", contentType);
        }
        headers.forEach(request::setHeader);
        try {
            return HTTP.send(request.build(), handler);
        } catch (IOException e) {
            throw new NoAnswer(method + " " + url + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + url, e);
        }
    }

    private static BodyPublisher json(Object body) {
        try {
            return BodyPublishers.ofByteArray(WireFormat.mapper().writeValueAsBytes(body));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot be written as JSON: " + body.getClass(), e);
        }
    }

    private static <T> T read(byte[] body, Class<T> type) {
        try {
            return WireFormat.mapper().readValue(body, type);
        } catch (IOException e) {
            throw new UncheckedIOException("an answer is not what this version understands: " + e.getMessage(), e);
        }
    }
}
