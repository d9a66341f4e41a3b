package io.isthmus.migration.settings;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.isthmus.contracts.WireFormat;
import io.isthmus.contracts.settings.SettingsDocument;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The published schema, {@code docs/settings.schema.json}: names, kinds and bounds of all that a document says. */
final class SettingsSchema {

    private static final JsonNode DOCUMENT = document();
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(DOCUMENT);
    /** It is null and may be an object, or an object that says of itself that it is of another type. */
    private static final Pattern OTHER_KIND =
            Pattern.compile("(?<kind>.*/oneOf/\\d+/)(\\$ref/)?(type|properties/type/const)");

    private SettingsSchema() {}

    static List<SettingsFlaw> flawsOf(SettingsDocument settings) {
        JsonNode written = WireFormat.mapper().valueToTree(settings);
        return meant(SCHEMA.validate(written)).stream()
                .map(error -> flaw(error, written))
                .distinct()
                .toList();
    }

    /** Of what may be one of several kinds, only what is wrong by its own kind. */
    private static List<Error> meant(List<Error> errors) {
        List<String> otherKinds = errors.stream()
                .map(error -> OTHER_KIND.matcher(path(error)))
                .filter(Matcher::matches)
                .map(other -> other.group("kind"))
                .toList();
        List<Error> own = errors.stream()
                .filter(error -> otherKinds.stream().noneMatch(path(error)::startsWith))
                .toList();
        return own.stream()
                .filter(error -> own.stream().noneMatch(other -> path(other).startsWith(path(error) + "/")))
                .toList();
    }

    private static String path(Error error) {
        return error.getEvaluationPath().toString();
    }

    private static SettingsFlaw flaw(Error error, JsonNode written) {
        String element =
                element(written, JsonPointer.compile(error.getInstanceLocation().toString()));
        return new SettingsFlaw(
                error.getProperty() == null ? element : element + "." + error.getProperty(),
                error.getMessage(),
                described(error).orElse("docs/settings.schema.json describes the document."));
    }

    /** What the schema says of the element, or of the kind of value that it has. */
    private static Optional<String> described(Error error) {
        String fragment = error.getSchemaLocation().getFragment().toString();
        return Optional.of(DOCUMENT.at(JsonPointer.compile(fragment).head()).path("description"))
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText);
    }

    /** {@code /sources/0/pageSize} as {@code sources[contoso].pageSize}: by name or id where there is one. */
    private static String element(JsonNode at, JsonPointer pointer) {
        StringBuilder element = new StringBuilder();
        JsonNode node = at;
        for (JsonPointer rest = pointer; !rest.matches(); rest = rest.tail()) {
            if (node.isArray()) {
                node = node.get(rest.getMatchingIndex());
                element.append('[').append(nameOf(node, rest)).append(']');
            } else {
                node = node.path(rest.getMatchingProperty());
                element.append(element.isEmpty() ? "" : ".").append(rest.getMatchingProperty());
            }
        }
        return element.toString();
    }

    private static String nameOf(JsonNode item, JsonPointer index) {
        return Optional.ofNullable(item.get("id"))
                .or(() -> Optional.ofNullable(item.get("name")))
                .map(JsonNode::asText)
                .orElse(index.getMatchingProperty());
    }

    private static JsonNode document() {
        try (InputStream published = SettingsSchema.class.getResourceAsStream("/settings.schema.json")) {
            return WireFormat.mapper().readTree(published);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
