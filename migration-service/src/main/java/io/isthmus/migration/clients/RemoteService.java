package io.isthmus.migration.clients;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.isthmus.chassis.access.AdminNeeded;
import io.isthmus.chassis.problem.ProblemException;
import io.isthmus.contracts.WireFormat;
import io.isthmus.contracts.operations.Run;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One of the other services: JSON in and out, HTTP Basic (RFC 7617), every fault by name. */
public final class RemoteService {

    /** A list of runs may come without the type that tells runs from notices; here they can be nothing else. */
    private static final ObjectMapper ANSWERS = WireFormat.mapper().copy().addMixIn(Run.class, WithoutType.class);

    private static final int NOT_FOUND = 404;
    private static final int FIRST_NON_SUCCESS = 300;
    private static final int SHOWN_OF_ANSWER = 300;
    private static final Duration LONG_TIMEOUT = Duration.ofMinutes(5);
    private static final Duration UPLOAD_TIMEOUT = Duration.ofMinutes(15);

    private final String name;
    private final String url;
    private final String authorization;
    private final Duration timeout;
    private final HttpClient client;
    private final @Nullable String languages;

    @JsonTypeInfo(use = JsonTypeInfo.Id.NONE)
    private interface WithoutType {}

    RemoteService(String name, String url, String user, String password, ServicesConfig config) {
        this.name = name;
        this.url = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
        this.authorization =
                "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        this.timeout = config.requestTimeout();
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(config.connectTimeout())
                .build();
        this.languages = null;
    }

    private RemoteService(RemoteService same, @Nullable String languages) {
        this.name = same.name;
        this.url = same.url;
        this.authorization = same.authorization;
        this.timeout = same.timeout;
        this.client = same.client;
        this.languages = languages;
    }

    /** The same, asked for its words in those languages. @param accepted as {@code Accept-Language} has them (RFC 9110) */
    public RemoteService in(@Nullable String accepted) {
        return new RemoteService(this, accepted);
    }

    public <T> T get(String path, Class<T> type) {
        return read(send("GET", path, null), "GET " + path, type);
    }

    /** @param type of an array of what the list has */
    public <T> List<T> list(String path, Class<T[]> type) {
        return List.of(get(path, type));
    }

    /** @return empty for 404 */
    public <T> Optional<T> find(String path, Class<T> type) {
        HttpResponse<String> answer = send("GET", path, null);
        return answer.statusCode() == NOT_FOUND ? Optional.empty() : Optional.of(read(answer, "GET " + path, type));
    }

    public <T> T post(String path, Object body, Class<T> type) {
        return read(send("POST", path, body), "POST " + path, type);
    }

    /** For a question that takes minutes to answer. */
    public <T> T postWithLongTimeout(String path, Object body, Class<T> type) {
        HttpRequest.Builder request = request(path).timeout(LONG_TIMEOUT).header("Content-Type", "application/json");
        return read(send(request.POST(json(body)), BodyHandlers.ofString()), "POST " + path, type);
    }

    public void delete(String path) {
        HttpResponse<String> answer = send("DELETE", path, null);
        if (answer.statusCode() >= FIRST_NON_SUCCESS) {
            throw refusal(answer.statusCode(), answer.body(), "DELETE " + path);
        }
    }

    /** Sends a file as raw body; a big one takes its time. */
    public <T> T upload(String path, Path file, Class<T> type) {
        try {
            HttpRequest.Builder request =
                    request(path).timeout(UPLOAD_TIMEOUT).header("Content-Type", "application/octet-stream");
            return read(send(request.POST(BodyPublishers.ofFile(file)), BodyHandlers.ofString()), "POST " + path, type);
        } catch (FileNotFoundException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The body as it comes, for what may be big; to be closed by the caller. */
    public InputStream stream(String path) {
        HttpResponse<InputStream> answer = send(request(path).GET(), BodyHandlers.ofInputStream());
        if (answer.statusCode() >= FIRST_NON_SUCCESS) {
            try (InputStream body = answer.body()) {
                throw refusal(
                        answer.statusCode(), new String(body.readAllBytes(), StandardCharsets.UTF_8), "GET " + path);
            } catch (IOException e) {
                throw ServiceFault.unreachable(name, url, e);
            }
        }
        return answer.body();
    }

    private HttpResponse<String> send(String method, String path, @Nullable Object body) {
        HttpRequest.Builder request = request(path);
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        return send(
                request.method(method, body == null ? BodyPublishers.noBody() : json(body)), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path))
                .timeout(timeout)
                .header("Authorization", authorization)
                .header("Accept", "application/json, text/csv, text/html;q=0.5");
        return languages == null ? request : request.header("Accept-Language", languages);
    }

    private static HttpRequest.BodyPublisher json(Object body) {
        try {
            return BodyPublishers.ofString(WireFormat.mapper().writeValueAsString(body));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private <B> HttpResponse<B> send(HttpRequest.Builder request, HttpResponse.BodyHandler<B> handler) {
        try {
            return client.send(request.build(), handler);
        } catch (IOException e) {
            throw ServiceFault.unreachable(name, url, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ServiceFault.unreachable(name, url, e);
        }
    }

    private <T> T read(HttpResponse<String> answer, String request, Class<T> type) {
        if (answer.statusCode() >= FIRST_NON_SUCCESS) {
            throw refusal(answer.statusCode(), answer.body(), request);
        }
        try {
            return ANSWERS.readValue(answer.body(), type);
        } catch (IOException e) {
            throw ServiceFault.refused(
                    name,
                    request,
                    answer.statusCode(),
                    null,
                    "the answer is not what this version understands: " + e.getMessage(),
                    "Check that all services have the same version.");
        }
    }

    private ProblemException refusal(int status, String body, String request) {
        try {
            JsonNode problem = WireFormat.mapper().readTree(body);
            if (text(problem, "code").filter("ADMIN_NEEDED"::equals).isPresent()) {
                return new AdminNeeded(
                        text(problem, "detail").orElse(""),
                        text(problem, "whatToDo").orElse(""));
            }
            String detail =
                    text(problem, "detail").or(() -> text(problem, "title")).orElse(null);
            return ServiceFault.refused(
                    name,
                    request,
                    status,
                    text(problem, "code").orElse(null),
                    detail,
                    text(problem, "whatToDo").orElse(null));
        } catch (IOException e) {
            String told = body == null ? "" : body.strip();
            String shown = told.substring(0, Math.min(SHOWN_OF_ANSWER, told.length()));
            return ServiceFault.refused(name, request, status, null, shown.isEmpty() ? null : shown, null);
        }
    }

    private static Optional<String> text(JsonNode problem, String field) {
        return Optional.ofNullable(problem)
                .map(node -> node.get(field))
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText);
    }
}
