package io.isthmus.sandbox.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;

/** How a provider looks somebody up. The row numbers are those of docs/targets.md. */
public sealed interface LookUpBehaviour extends Behaviour {

    /** A filter on this attribute is refused (row 17). */
    record NotFilterable(String attribute) implements LookUpBehaviour {
        @Override
        public Optional<HttpAnswer> refusal(HttpRequest request, Contents contents) {
            String filter = request.parameter("filter");
            return filter != null && filter.startsWith(attribute + " ")
                    ? Optional.of(HttpAnswer.error(
                            400, "invalidFilter", "filters on " + attribute + " are not supported", Map.of()))
                    : Optional.empty();
        }
    }

    /** Whoever filters without saying how many gets nobody (N2). */
    record FilterNeedsCount() implements LookUpBehaviour {
        @Override
        public HttpAnswer told(HttpRequest request, HttpAnswer answer, Contents contents) {
            return request.parameter("filter") == null || request.parameter("count") != null
                    ? answer
                    : answer.changing(list -> {
                        list.putArray("Resources");
                        return list;
                    });
        }
    }

    /** {@code userName eq} takes case for a difference (row 37). */
    record UserNameCaseExact() implements LookUpBehaviour {
        @Override
        public HttpAnswer told(HttpRequest request, HttpAnswer answer, Contents contents) {
            String filter = request.parameter("filter");
            if (filter == null || !filter.startsWith("userName eq ")) {
                return answer;
            }
            return answer.changing(list -> {
                for (Iterator<JsonNode> each = list.withArray("Resources").iterator(); each.hasNext(); ) {
                    if (!filter.contains('"' + each.next().path("userName").asText() + '"')) {
                        each.remove();
                    }
                }
                return list.put("totalResults", list.withArray("Resources").size());
            });
        }
    }

    /** What is not there is answered so in place of 404 (N4). */
    record MissingAnswered(int status) implements LookUpBehaviour {
        @Override
        public HttpAnswer told(HttpRequest request, HttpAnswer answer, Contents contents) {
            return request.reads() && request.ofResources() && answer.status() == 404
                    ? HttpAnswer.error(status, null, "no such resource", Map.of())
                    : answer;
        }
    }

    /** What was created is not found for so long (N3, row 39). */
    record Lag(long millis) implements LookUpBehaviour {
        @Override
        public HttpAnswer told(HttpRequest request, HttpAnswer answer, Contents contents) {
            if (!request.reads() || !request.ofResources() || !answer.success()) {
                return answer;
            }
            if (request.id() != null) {
                return JsonBody.object(answer.body()).filter(this::fresh).isPresent()
                        ? HttpAnswer.error(404, null, "no such resource", Map.of())
                        : answer;
            }
            return answer.changing(list -> {
                int before = list.withArray("Resources").size();
                for (Iterator<JsonNode> each = list.withArray("Resources").iterator(); each.hasNext(); ) {
                    if (fresh(each.next())) {
                        each.remove();
                    }
                }
                int left = list.path("totalResults").asInt()
                        - before
                        + list.withArray("Resources").size();
                return list.put("totalResults", left);
            });
        }

        private boolean fresh(JsonNode resource) {
            Instant created =
                    Instant.parse(resource.path("meta").path("created").asText());
            return created.plusMillis(millis).isAfter(Instant.now());
        }
    }
}
