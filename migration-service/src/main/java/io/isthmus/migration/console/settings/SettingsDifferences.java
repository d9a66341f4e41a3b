package io.isthmus.migration.console.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.isthmus.contracts.WireFormat;
import io.isthmus.contracts.settings.SettingsDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What differs between two settings documents, element by element. */
public final class SettingsDifferences {

    private SettingsDifferences() {}

    /** @param element where: {@code sources[contoso].bindDn}; {@code before}, {@code after} empty for nothing */
    public record Difference(String element, String before, String after) {}

    public static List<Difference> between(@Nullable SettingsDocument before, SettingsDocument after) {
        List<Difference> found = new ArrayList<>();
        JsonNode old =
                before == null ? MissingNode.getInstance() : WireFormat.mapper().valueToTree(before);
        compare("", old, WireFormat.mapper().valueToTree(after), found);
        return List.copyOf(found);
    }

    private static void compare(String element, JsonNode before, JsonNode after, List<Difference> found) {
        if (before.equals(after)) {
            return;
        }
        if (isObjectOrAbsent(before) && isObjectOrAbsent(after)) {
            TreeSet<String> names = new TreeSet<>();
            before.fieldNames().forEachRemaining(names::add);
            after.fieldNames().forEachRemaining(names::add);
            names.forEach(name -> compare(
                    element.isEmpty() ? name : element + "." + name, before.path(name), after.path(name), found));
        } else if (isArrayOrAbsent(before) && isArrayOrAbsent(after)) {
            compareElements(element, before, after, found);
        } else {
            found.add(new Difference(element, text(before), text(after)));
        }
    }

    /** Elements that have a name or an id are recognized by it, others by their value. */
    private static void compareElements(String element, JsonNode before, JsonNode after, List<Difference> found) {
        for (JsonNode each : before) {
            JsonNode other = counterpart(each, after);
            if (other.isMissingNode() || isObjectOrAbsent(each)) {
                compare(element + "[" + label(each) + "]", each, other, found);
            }
        }
        for (JsonNode each : after) {
            if (counterpart(each, before).isMissingNode()) {
                compare(element + "[" + label(each) + "]", MissingNode.getInstance(), each, found);
            }
        }
    }

    private static JsonNode counterpart(JsonNode each, JsonNode others) {
        for (JsonNode other : others) {
            if (label(each).equals(label(other))) {
                return other;
            }
        }
        return MissingNode.getInstance();
    }

    private static String label(JsonNode element) {
        for (String field : new String[] {"name", "id", "dn", "target"}) {
            if (element.path(field).isTextual()) {
                return element.path(field).asText();
            }
        }
        return text(element);
    }

    private static boolean isObjectOrAbsent(JsonNode node) {
        return node.isObject() || node.isMissingNode() || node.isNull();
    }

    private static boolean isArrayOrAbsent(JsonNode node) {
        return node.isArray() || node.isMissingNode() || node.isNull();
    }

    private static String text(JsonNode node) {
        return node.isMissingNode() || node.isNull() ? "" : node.isValueNode() ? node.asText() : node.toString();
    }
}
