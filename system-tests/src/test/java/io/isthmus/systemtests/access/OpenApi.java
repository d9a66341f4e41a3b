package io.isthmus.systemtests.access;

import com.fasterxml.jackson.databind.JsonNode;
import io.isthmus.contracts.WireFormat;
import io.isthmus.systemtests.stack.Api;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The operations that a service says it has. */
final class OpenApi {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch", "head", "options");

    private OpenApi() {}

    /**
     * @param path with values in place of its parameters
     * @param contentType of the body it takes; JSON where it takes none
     */
    record Operation(String method, String path, String contentType) {

        boolean reads() {
            return method.equals("GET") || method.equals("HEAD") || method.equals("OPTIONS");
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    static List<Operation> operations(Api api) {
        var operations = new ArrayList<Operation>();
        document(api)
                .path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    if (METHODS.contains(operation.getKey())) {
                        operations.add(operation(operation.getKey(), path.getKey(), operation.getValue()));
                    }
                }));
        return operations;
    }

    private static Operation operation(String method, String template, JsonNode operation) {
        var contents = operation.at("/requestBody/content").fieldNames();
        return new Operation(
                method.toUpperCase(Locale.ROOT),
                filled(template, operation),
                contents.hasNext() ? contents.next().replace("*/*", "application/octet-stream") : "application/json");
    }

    /** Puts a value that its schema allows in place of each path parameter. */
    private static String filled(String template, JsonNode operation) {
        var path = template;
        for (var parameter : operation.path("parameters")) {
            if (parameter.path("in").asText().equals("path")) {
                path = path.replace("{" + parameter.path("name").asText() + "}", value(parameter.path("schema")));
            }
        }
        return path.replaceAll("\\{[^}]*}", "1");
    }

    private static String value(JsonNode schema) {
        return schema.at("/enum/0").asText("1");
    }

    private static JsonNode document(Api api) {
        var text = api.viewer()
                .queryParam("format", "json")
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        try {
            return WireFormat.mapper().readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
