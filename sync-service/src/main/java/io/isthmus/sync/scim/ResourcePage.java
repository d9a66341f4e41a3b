package io.isthmus.sync.scim;

import com.fasterxml.jackson.databind.JsonNode;
import io.isthmus.scim.ScimJson;
import io.isthmus.scim.ScimPage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** ResourcePage of one answer, as they came. */
record ResourcePage(
        List<JsonNode> resources, long total, @Nullable String nextCursor) implements ScimPage {

    static ResourcePage read(byte[] body) throws IOException {
        JsonNode answer = ScimJson.mapper().readTree(body);
        if (answer == null || !answer.isObject()) {
            throw new IOException("it is no JSON object");
        }
        List<JsonNode> resources = new ArrayList<>();
        answer.path("Resources").forEach(resources::add);
        return new ResourcePage(
                resources,
                answer.path("totalResults").asLong(-1),
                answer.path("nextCursor").asText(null));
    }

    @Override
    public List<String> ids() {
        return resources.stream()
                .map(resource -> resource.path("id").asText(""))
                .toList();
    }

    @Override
    public int received() {
        return resources.size();
    }
}
