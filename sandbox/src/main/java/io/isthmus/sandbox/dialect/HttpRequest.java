package io.isthmus.sandbox.dialect;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP request to the provider.
 *
 * @param target path and query below the base address
 */
public record HttpRequest(String method, String target, Map<String, String> headers, String body) {

    public boolean reads() {
        return method.equals("GET");
    }

    public String path() {
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }

    /** Such as {@code /Users}. */
    String endpoint() {
        int slash = path().indexOf('/', 1);
        return slash < 0 ? path() : path().substring(0, slash);
    }

    /** None where a whole collection is meant. */
    @Nullable
    String id() {
        int slash = path().indexOf('/', 1);
        return slash < 0 ? null : URLDecoder.decode(path().substring(slash + 1), StandardCharsets.UTF_8);
    }

    boolean ofResources() {
        return endpoint().equals("/Users")
                || endpoint().equals("/Groups")
                || endpoint().equals("/Contacts");
    }

    /** Whether it asks for some of all the resources of a type, filtered or not. */
    boolean lists() {
        return reads() && ofResources() && id() == null;
    }

    @Nullable
    String parameter(String name) {
        String value = parameters().get(name);
        return value == null ? null : URLDecoder.decode(value, StandardCharsets.UTF_8);
    }

    int number(String name, int otherwise) {
        String value = parameter(name);
        return value == null ? otherwise : Integer.parseInt(value);
    }

    /** @param value as it stands in an address; none: without the parameter */
    HttpRequest with(String name, @Nullable String value) {
        Map<String, String> parameters = parameters();
        if (value == null) {
            parameters.remove(name);
        } else {
            parameters.put(name, value);
        }
        String query = parameters.entrySet().stream()
                .map(each -> each.getKey() + "=" + each.getValue())
                .collect(Collectors.joining("&"));
        return new HttpRequest(method, query.isEmpty() ? path() : path() + "?" + query, headers, body);
    }

    private Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        int query = target.indexOf('?');
        if (query >= 0) {
            for (String each : target.substring(query + 1).split("&")) {
                int equals = each.indexOf('=');
                parameters.put(
                        equals < 0 ? each : each.substring(0, equals), equals < 0 ? "" : each.substring(equals + 1));
            }
        }
        return parameters;
    }

    HttpRequest changing(UnaryOperator<ObjectNode> change) {
        return json().map(sent -> new HttpRequest(
                        method, target, headers, change.apply(sent).toString()))
                .orElse(this);
    }

    /** Empty where no JSON object was sent. */
    Optional<ObjectNode> json() {
        return JsonBody.object(body.getBytes(StandardCharsets.UTF_8));
    }
}
