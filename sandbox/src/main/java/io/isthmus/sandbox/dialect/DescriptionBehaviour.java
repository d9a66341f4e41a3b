package io.isthmus.sandbox.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a provider says of itself. The row numbers are those of docs/targets.md. */
public sealed interface DescriptionBehaviour extends Behaviour {

    Set<String> DOCUMENTS = Set.of("/ServiceProviderConfig", "/ResourceTypes", "/Schemas");

    /** Nothing of itself, but this status: 404 for good, 503 while it stumbles (rows 28, 35). */
    record DescriptionAnswered(int status) implements DescriptionBehaviour {
        @Override
        public Optional<HttpAnswer> refusal(HttpRequest request, Contents contents) {
            return request.reads() && DOCUMENTS.contains(request.endpoint())
                    ? Optional.of(HttpAnswer.error(status, null, "no description", Map.of()))
                    : Optional.empty();
        }
    }

    /** Does not list the enterprise extension, which it takes (N10). */
    record EnterpriseUndeclared() implements DescriptionBehaviour {
        @Override
        public HttpAnswer told(HttpRequest request, HttpAnswer answer, Contents contents) {
            return request.path().equals("/Schemas") && answer.success()
                    ? answer.changing(list -> {
                        for (Iterator<JsonNode> each =
                                        list.withArray("Resources").iterator();
                                each.hasNext(); ) {
                            if (each.next().path("id").asText().contains("extension:enterprise")) {
                                each.remove();
                            }
                        }
                        return list;
                    })
                    : answer;
        }
    }
}
