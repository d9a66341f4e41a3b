package io.isthmus.sandbox.provider;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An HTTP answer before it is sent. */
record HttpAnswer(int status, Map<String, String> headers, byte[] body) {

    private static final String SCIM = "application/scim+json";

    static HttpAnswer scim(int status, byte[] body) {
        return new HttpAnswer(status, Map.of("Content-Type", SCIM), body);
    }

    static HttpAnswer json(int status, byte[] body) {
        return new HttpAnswer(status, Map.of("Content-Type", "application/json"), body);
    }

    static HttpAnswer error(int status, @Nullable String scimType, String detail, Map<String, String> moreHeaders) {
        Map<String, String> headers = new HashMap<>(moreHeaders);
        headers.put("Content-Type", SCIM);
        String type = scimType == null ? "" : "\"scimType\":\"" + scimType + "\",";
        String body = "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:Error\"],\"status\":\"" + status + "\","
                + type + "\"detail\":\"" + detail.replace("\\", "\\\\").replace("\"", "\\\"") + "\"}";
        return new HttpAnswer(status, headers, body.getBytes(StandardCharsets.UTF_8));
    }

    boolean success() {
        return status >= 200 && status < 300;
    }
}
