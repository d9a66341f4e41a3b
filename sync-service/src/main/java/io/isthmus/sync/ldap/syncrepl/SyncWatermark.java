package io.isthmus.sync.ldap.syncrepl;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.isthmus.contracts.WireFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where the next refresh starts, under each search base.
 *
 * @param shape what the cookies were given for: another filter or other attributes start anew
 * @param cookies Base64 by search base
 */
public record SyncWatermark(String shape, Map<String, String> cookies) {

    private static final String METHOD = "SYNCREPL";

    public SyncWatermark {
        cookies = new LinkedHashMap<>(cookies);
    }

    public String text() {
        ObjectNode json = WireFormat.mapper().createObjectNode();
        json.put("method", METHOD).put("shape", shape);
        cookies.forEach(json.putObject("cookies")::put);
        return json.toString();
    }

    /** Empty for the watermark of another method. */
    public static Optional<SyncWatermark> of(String text) {
        try {
            JsonNode json = WireFormat.mapper().readTree(text);
            if (!METHOD.equals(json.path("method").asText())
                    || !json.path("cookies").isObject()) {
                return Optional.empty();
            }
            Map<String, String> cookies = new LinkedHashMap<>();
            json.path("cookies")
                    .properties()
                    .forEach(each -> cookies.put(each.getKey(), each.getValue().asText()));
            return Optional.of(new SyncWatermark(json.path("shape").asText(), cookies));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
