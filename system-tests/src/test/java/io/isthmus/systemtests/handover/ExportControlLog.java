package io.isthmus.systemtests.handover;

import com.fasterxml.jackson.databind.JsonNode;
import io.isthmus.sandbox.provider.WriteLog;
import io.isthmus.systemtests.stack.Api;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Who was the active deployment when, as the config log tells it; and which writes of a provider's log that forbids. */
record ExportControlLog(List<Term> terms) {

    /**
     * One deployment's time as the active one.
     *
     * @param demotedAt {@code null} while it lasts
     * @param quietAt when it had confirmed that its last request was finished; {@code null} if it never did
     */
    record Term(String deployment, Instant promotedAt, Instant demotedAt, Instant quietAt) {}

    /** @param why in words */
    record Forbidden(WriteLog.Entry write, String why) {}

    static ExportControlLog of(Api migration, String target) {
        var terms = new ArrayList<Term>();
        for (JsonNode entry : migration
                .viewer()
                .queryParam("after", -1)
                .queryParam("limit", 1000)
                .get("/api/config-log")
                .then()
                .statusCode(200)
                .extract()
                .as(JsonNode.class)) {
            var change = entry.path("record").path("change");
            if (entry.path("accepted").asBoolean()
                    && target.equals(change.path("target").asText())) {
                fold(
                        terms,
                        change,
                        Instant.parse(entry.path("record").path("at").asText()));
            }
        }
        return new ExportControlLog(List.copyOf(terms));
    }

    private static void fold(List<Term> terms, JsonNode change, Instant at) {
        var deployment = change.path("deployment").asText();
        switch (change.path("type").asText()) {
            case "promoted", "restorationBegun" -> terms.add(new Term(deployment, at, null, null));
            case "demoted" -> replaceLast(terms, last -> new Term(last.deployment(), last.promotedAt(), at, null));
            case "quiesced" ->
                replaceLast(terms, last -> new Term(last.deployment(), last.promotedAt(), last.demotedAt(), at));
            default -> throw new IllegalStateException("no export control: " + change);
        }
    }

    private static void replaceLast(List<Term> terms, UnaryOperator<Term> change) {
        terms.set(terms.size() - 1, change.apply(terms.getLast()));
    }

    /**
     * Writes that arrived when their deployment might not write: before its promotion, after it had confirmed to be quiet,
     * after its lease, or after another one was promoted.
     */
    List<Forbidden> forbidden(List<WriteLog.Entry> writes, Duration lease) {
        return writes.stream()
                .flatMap(write -> whyForbidden(write, lease).map(why -> new Forbidden(write, why)).stream())
                .toList();
    }

    /** Writes between a demotion and the moment from which its deployment had to be quiet: requests in flight. */
    long inFlight(List<WriteLog.Entry> writes) {
        return writes.stream()
                .filter(write -> termAt(write.arrivedAt())
                        .filter(term ->
                                term.demotedAt() != null && write.arrivedAt().isAfter(term.demotedAt()))
                        .isPresent())
                .count();
    }

    private Optional<String> whyForbidden(WriteLog.Entry write, Duration lease) {
        var term = termAt(write.arrivedAt());
        if (term.isEmpty()) {
            return Optional.of("nobody had been promoted yet");
        }
        var holder = term.get();
        if (!holder.deployment().equals(write.who())) {
            return Optional.of(holder.deployment() + " was promoted at " + holder.promotedAt());
        }
        if (holder.quietAt() != null && write.arrivedAt().isAfter(holder.quietAt())) {
            return Optional.of("it had confirmed to be quiet at " + holder.quietAt());
        }
        if (holder.demotedAt() != null
                && write.arrivedAt().isAfter(holder.demotedAt().plus(lease))) {
            return Optional.of("it was demoted at " + holder.demotedAt() + ", and its lease was over");
        }
        return Optional.empty();
    }

    private Optional<Term> termAt(Instant at) {
        return terms.stream().filter(term -> !term.promotedAt().isAfter(at)).reduce((earlier, later) -> later);
    }
}
