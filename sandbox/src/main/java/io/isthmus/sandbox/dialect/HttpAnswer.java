package io.isthmus.sandbox.dialect;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** An HTTP answer before it is sent. */
public record HttpAnswer(int status, Map<String, String> headers, byte[] body) {

    private static final String SCIM = "application/scim+json";

    public static HttpAnswer scim(int status, byte[] body) {
        return new HttpAnswer(status, Map.of("Content-Type", SCIM), body);
    }

    public static HttpAnswer json(int status, byte[] body) {
        return new HttpAnswer(status, Map.of("Content-Type", "application/json"), body);
    }

    public static HttpAnswer error(
            int status, @Nullable String scimType, String detail, Map<String, String> moreHeaders) {
        Map<String, String> headers = new HashMap<>(moreHeaders);
        headers.put("Content-Type", SCIM);
        String type = scimType == null ? "" : "\"scimType\":\"" + scimType + "\",";
        String body = "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:Error\"],\"status\":\"" + status + "\","
                + type + "\"detail\":\"" + detail.replace("\\", "\\\\").replace("\"", "\\\"") + "\"}";
        return new HttpAnswer(status, headers, body.getBytes(StandardCharsets.UTF_8));
    }

    public boolean success() {
        return status >= 200 && status < 300;
    }

    /** The same with another body; as it is where the body is no JSON object. */
    HttpAnswer changing(UnaryOperator<ObjectNode> change) {
        return JsonBody.object(body)
                .map(told -> new HttpAnswer(
                        status, headers, change.apply(told).toString().getBytes(StandardCharsets.UTF_8)))
                .orElse(this);
    }
}
