package io.isthmus.sandbox.dialect;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** How a provider gives everybody, page by page. The row numbers are those of docs/targets.md. */
public sealed interface ListingBehaviour extends Behaviour {

    /** Gives fewer at once than were asked for, and says nothing of it beforehand (row 2). */
    record PagesAtMost(int size) implements ListingBehaviour {
        @Override
        public HttpRequest understood(HttpRequest request) {
            return request.lists()
                    ? request.with("count", Integer.toString(Math.min(size, request.number("count", size))))
                    : request;
        }
    }

    /** {@code totalResults} is the length of the page (row 2). */
    record TotalOfPage() implements ListingBehaviour {
        @Override
        public HttpAnswer told(HttpRequest request, HttpAnswer answer, Contents contents) {
            return list(
                    request,
                    answer,
                    list -> list.put("totalResults", resources(list).size()));
        }
    }

    /** Counts as many more as are never delivered (row 6). */
    record Phantoms(int count) implements ListingBehaviour {
        @Override
        public HttpAnswer told(HttpRequest request, HttpAnswer answer, Contents contents) {
            return whole(
                    request,
                    answer,
                    list -> list.put("totalResults", list.path("totalResults").asInt() + count));
        }
    }

    record NoTotal() implements ListingBehaviour {
        @Override
        public HttpAnswer told(HttpRequest request, HttpAnswer answer, Contents contents) {
            return list(request, answer, list -> list.without("totalResults"));
        }
    }

    /** The first page for every {@code startIndex} (row 1). */
    record StartIndexIgnored() implements ListingBehaviour {
        @Override
        public HttpRequest understood(HttpRequest request) {
            return request.lists() ? request.with("startIndex", null) : request;
        }
    }

    /** Each page begins with the last one of the page before. */
    record PagesOverlap() implements ListingBehaviour {
        @Override
        public HttpRequest understood(HttpRequest request) {
            int from = request.lists() ? request.number("startIndex", 1) : 1;
            return from > 1 ? request.with("startIndex", Integer.toString(from - 1)) : request;
        }
    }

    /** An index behind the end is an error (row 8). */
    record BehindTheEndRefused() implements ListingBehaviour {
        @Override
        public HttpAnswer told(HttpRequest request, HttpAnswer answer, Contents contents) {
            boolean behind = isWhole(request)
                    && request.number("startIndex", 1) > 1
                    && JsonBody.object(answer.body())
                            .filter(list -> resources(list).isEmpty())
                            .isPresent();
            return behind ? HttpAnswer.error(400, "invalidValue", "startIndex is too large", Map.of()) : answer;
        }
    }

    /** Whoever asks for more at once gets an error (row 7). */
    record LargePagesFail(int most, int status) implements ListingBehaviour {
        @Override
        public Optional<HttpAnswer> refusal(HttpRequest request, Contents contents) {
            return isWhole(request) && request.number("count", Integer.MAX_VALUE) > most
                    ? Optional.of(HttpAnswer.error(status, null, "that is too much at once", Map.of()))
                    : Optional.empty();
        }
    }

    /** Pages are found by {@code nextCursor} alone, without totals (RFC 9865, row 5). */
    record CursorPages(int size) implements ListingBehaviour {
        @Override
        public HttpRequest understood(HttpRequest request) {
            if (!isWhole(request)) {
                return request;
            }
            String cursor = request.parameter("cursor");
            return request.with("cursor", null)
                    .with("startIndex", cursor == null || cursor.isEmpty() ? "1" : cursor.substring(1))
                    .with("count", Integer.toString(Math.min(size, request.number("count", size))));
        }

        @Override
        public HttpAnswer told(HttpRequest request, HttpAnswer answer, Contents contents) {
            if (request.path().equals("/ServiceProviderConfig")) {
                return answer.changing(config -> {
                    config.putObject("pagination").put("cursor", true).put("index", false);
                    return config;
                });
            }
            return whole(request, answer, list -> {
                int next = list.path("startIndex").asInt(1) + resources(list).size();
                boolean more = next <= list.path("totalResults").asInt();
                list.remove(List.of("totalResults", "startIndex"));
                return more ? list.put("nextCursor", "c" + next) : list;
            });
        }
    }

    /** Without a filter everybody is one invented sample (row 3). */
    record SampleOnly() implements ListingBehaviour {
        @Override
        public HttpAnswer told(HttpRequest request, HttpAnswer answer, Contents contents) {
            return whole(request, answer, list -> {
                list.putArray("Resources").addObject().put("id", "sample").put("userName", "synthesis_user");
                return list.put("totalResults", 1);
            });
        }
    }

    /** 200, and something else than a list (P1). */
    record NoListing(String body) implements ListingBehaviour {
        @Override
        public HttpAnswer told(HttpRequest request, HttpAnswer answer, Contents contents) {
            return isWhole(request) ? HttpAnswer.scim(200, body.getBytes(StandardCharsets.UTF_8)) : answer;
        }
    }

    private static boolean isWhole(HttpRequest request) {
        return request.lists() && request.parameter("filter") == null;
    }

    private static HttpAnswer whole(HttpRequest request, HttpAnswer answer, UnaryOperator<ObjectNode> change) {
        return isWhole(request) ? list(request, answer, change) : answer;
    }

    private static HttpAnswer list(HttpRequest request, HttpAnswer answer, UnaryOperator<ObjectNode> change) {
        return request.lists() && answer.success() ? answer.changing(change) : answer;
    }

    private static ArrayNode resources(ObjectNode list) {
        return list.withArray("Resources");
    }
}
