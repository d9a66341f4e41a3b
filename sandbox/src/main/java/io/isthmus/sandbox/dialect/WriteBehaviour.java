package io.isthmus.sandbox.dialect;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How a provider takes what is written. The row numbers are those of docs/targets.md. */
public sealed interface WriteBehaviour extends Behaviour {

    /** Errors without {@code scimType} (rows 22, 33). */
    record NoScimType() implements WriteBehaviour {
        @Override
        public HttpAnswer told(HttpRequest request, HttpAnswer answer, Contents contents) {
            return answer.success() ? answer : answer.changing(error -> error.without("scimType"));
        }
    }

    /** PATCH is not there, and nothing says so beforehand (row 28). */
    record NoPatch(int status) implements WriteBehaviour {
        @Override
        public Optional<HttpAnswer> refusal(HttpRequest request, Contents contents) {
            return request.method().equals("PATCH")
                    ? refused(status, null, "PATCH is not supported")
                    : Optional.empty();
        }
    }

    /** Whatever names this attribute is refused (row 27). */
    record AttributeRefused(String attribute, int status) implements WriteBehaviour {
        @Override
        public Optional<HttpAnswer> refusal(HttpRequest request, Contents contents) {
            return request.json().filter(body -> names(body, attribute)).isPresent()
                    ? refused(status, null, attribute + " is not wanted")
                    : Optional.empty();
        }
    }

    /** Has room for one entry of a multi-valued attribute (row 27). */
    record OneEntry(String attribute) implements WriteBehaviour {
        @Override
        public Optional<HttpAnswer> refusal(HttpRequest request, Contents contents) {
            return request.json()
                            .filter(body -> entries(request, body, contents) > 1)
                            .isPresent()
                    ? refused(400, null, "at most one of " + attribute)
                    : Optional.empty();
        }

        private int entries(HttpRequest request, ObjectNode body, Contents contents) {
            int entries = body.path(attribute).size();
            if (request.method().equals("PATCH")) {
                entries = contents.resource(request.endpoint(), Objects.requireNonNull(request.id()))
                        .map(before -> before.path(attribute).size())
                        .orElse(0);
                for (var operation : JsonBody.operations(body)) {
                    boolean adds = operation.path("op").asText().equalsIgnoreCase("add");
                    entries += adds && JsonBody.names(operation.path("path").asText(), attribute) ? 1 : 0;
                }
            }
            return entries;
        }
    }

    /** 200, and this attribute is not kept (row 31). */
    record AttributeDropped(String attribute) implements WriteBehaviour {
        @Override
        public HttpRequest understood(HttpRequest request) {
            return request.reads()
                    ? request
                    : request.changing(body -> {
                        body.remove(attribute);
                        if (body.has("Operations")) {
                            var operations = JsonBody.operations(body);
                            var left = body.putArray("Operations");
                            operations.stream()
                                    .filter(each ->
                                            !JsonBody.names(each.path("path").asText(), attribute))
                                    .forEach(left::add);
                        }
                        return body;
                    });
        }

        /** A PATCH of which nothing is left does nothing. */
        @Override
        public Optional<HttpAnswer> refusal(HttpRequest request, Contents contents) {
            boolean nothing = request.method().equals("PATCH")
                    && understood(request)
                            .json()
                            .map(JsonBody::operations)
                            .orElseThrow()
                            .isEmpty();
            return nothing
                    ? contents.resource(request.endpoint(), Objects.requireNonNull(request.id()))
                            .map(resource ->
                                    HttpAnswer.scim(200, resource.toString().getBytes(StandardCharsets.UTF_8)))
                    : Optional.empty();
        }
    }

    /** Deleting switches off; the object stays in lists (row 30). */
    record SoftDelete() implements WriteBehaviour {
        private static final String OFF = "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"],"
                + "\"Operations\":[{\"op\":\"replace\",\"path\":\"active\",\"value\":false}]}";

        @Override
        public HttpRequest understood(HttpRequest request) {
            return deletes(request)
                    ? new HttpRequest("PATCH", request.target(), Map.of("Content-Type", "application/scim+json"), OFF)
                    : request;
        }

        @Override
        public HttpAnswer told(HttpRequest request, HttpAnswer answer, Contents contents) {
            return deletes(request) && answer.success() ? HttpAnswer.scim(204, new byte[0]) : answer;
        }

        private static boolean deletes(HttpRequest request) {
            return request.method().equals("DELETE") && request.endpoint().equals("/Users");
        }
    }

    /** Takes and gives {@code application/json} alone (row 36). */
    record PlainJsonOnly() implements WriteBehaviour {
        private static final Set<String> PLAIN = Set.of("application/json", "*/*");

        @Override
        public Optional<HttpAnswer> refusal(HttpRequest request, Contents contents) {
            String sent = request.headers().get("Content-Type");
            if (!request.body().isEmpty() && (sent == null || !sent.startsWith("application/json"))) {
                return refused(415, null, "application/json only");
            }
            String accept = request.headers().getOrDefault("Accept", "*/*");
            return PLAIN.stream().anyMatch(accept::contains)
                    ? Optional.empty()
                    : refused(406, null, "application/json only");
        }
    }

    /** The body of a PUT may not have an {@code id} (row 40). */
    record IdRefused() implements WriteBehaviour {
        @Override
        public Optional<HttpAnswer> refusal(HttpRequest request, Contents contents) {
            return request.method().equals("PUT")
                            && request.json().filter(body -> body.has("id")).isPresent()
                    ? refused(400, "mutability", "id is read-only")
                    : Optional.empty();
        }
    }

    /** {@code externalId} has to look so (row 41). */
    record AnchorPattern(String pattern) implements WriteBehaviour {
        @Override
        public Optional<HttpAnswer> refusal(HttpRequest request, Contents contents) {
            return request.json()
                            .map(body -> body.path("externalId").asText(""))
                            .filter(anchor -> !anchor.isEmpty())
                            .filter(anchor -> !anchor.matches(pattern))
                            .isPresent()
                    ? refused(400, "invalidValue", "externalId has to match " + pattern)
                    : Optional.empty();
        }
    }

    /** Without a {@code User-Agent} nothing is answered (N1). */
    record AgentNeeded() implements WriteBehaviour {
        @Override
        public Optional<HttpAnswer> refusal(HttpRequest request, Contents contents) {
            return request.headers().containsKey("User-Agent")
                    ? Optional.empty()
                    : refused(403, null, "requests need a User-Agent");
        }
    }

    /** A name that is taken is an error like any other (N5). */
    record DuplicateUnexplained() implements WriteBehaviour {
        @Override
        public HttpAnswer told(HttpRequest request, HttpAnswer answer, Contents contents) {
            return answer.status() == 409 ? HttpAnswer.error(400, null, "Bad Request", Map.of()) : answer;
        }
    }

    /** Whoever is there already is answered in place of the new one (N11). */
    record ExistingAnswered() implements WriteBehaviour {
        @Override
        public HttpAnswer told(HttpRequest request, HttpAnswer answer, Contents contents) {
            return answer.status() != 409
                    ? answer
                    : request.json()
                            .flatMap(sent ->
                                    contents.userNamed(sent.path("userName").asText()))
                            .map(existing ->
                                    HttpAnswer.scim(200, existing.toString().getBytes(StandardCharsets.UTF_8)))
                            .orElse(answer);
        }
    }

    private static Optional<HttpAnswer> refused(int status, @Nullable String scimType, String detail) {
        return Optional.of(HttpAnswer.error(status, scimType, detail, Map.of()));
    }

    private static boolean names(ObjectNode body, String attribute) {
        return body.has(attribute)
                || JsonBody.operations(body).stream()
                        .anyMatch(each -> JsonBody.names(each.path("path").asText(), attribute));
    }
}
