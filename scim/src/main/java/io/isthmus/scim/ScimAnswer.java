package io.isthmus.scim;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/**
 * What a provider answered.
 *
 * @param retryAfter header {@code Retry-After} as it came
 */
public record ScimAnswer(
        int status,
        byte[] body,
        @Nullable String location,
        @Nullable String etag,
        @Nullable String retryAfter) {

    private static final int REASON_LENGTH = 1_000;
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    public boolean success() {
        return status >= 200 && status < 300;
    }

    /** Id and version of the resource in the body, where it says them. */
    public Identity identity() {
        String id = null;
        String version = etag;
        try (JsonParser parser = ScimJson.mapper().createParser(body)) {
            boolean resource = parser.nextToken() == JsonToken.START_OBJECT;
            while (resource && parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                if (name.equalsIgnoreCase("id")) {
                    id = parser.getValueAsString();
                    parser.skipChildren();
                } else if (name.equalsIgnoreCase("meta")) {
                    JsonNode meta = ScimJson.mapper().readTree(parser);
                    version = meta.path("version").asText(version);
                } else {
                    parser.skipChildren();
                }
            }
        } catch (IOException notJson) {
            // it says no more than what was read by then
        }
        return new Identity(id, version);
    }

    public record Identity(@Nullable String id, @Nullable String version) {}

    /** The error's {@code scimType} (RFC 7644, section 3.12). */
    public @Nullable String scimType() {
        JsonNode type = json().path("scimType");
        return type.isTextual() ? type.asText() : null;
    }

    /** The provider's words, cut at 1,000 characters. */
    public String reason() {
        JsonNode detail = json().path("detail");
        String words = detail.isTextual() ? detail.asText() : "";
        String reason = "HTTP " + status + (words.isBlank() ? "" : ": " + words);
        return reason.length() <= REASON_LENGTH ? reason : reason.substring(0, REASON_LENGTH);
    }

    /**
     * How long the provider wants to be left alone (RFC 9110, section 10.2.3): seconds, or until a date. An hour at most:
     * some write the time of day where seconds belong.
     */
    public Duration pause(Duration otherwise, Instant now) {
        Duration asked = asked(otherwise, now);
        return asked.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : asked;
    }

    private Duration asked(Duration otherwise, Instant now) {
        if (retryAfter == null) {
            return otherwise;
        }
        try {
            return Duration.ofSeconds(Math.max(0, Long.parseLong(retryAfter.trim())));
        } catch (NumberFormatException notSeconds) {
            return until(retryAfter.trim(), otherwise, now);
        }
    }

    private static Duration until(String date, Duration otherwise, Instant now) {
        try {
            Instant until = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return until.isAfter(now) ? Duration.between(now, until) : Duration.ZERO;
        } catch (DateTimeParseException neither) {
            return otherwise;
        }
    }

    public JsonNode json() {
        try {
            JsonNode node = body.length == 0 ? null : ScimJson.mapper().readTree(body);
            return node == null ? MissingNode.getInstance() : node;
        } catch (IOException notJson) {
            return MissingNode.getInstance();
        }
    }
}
