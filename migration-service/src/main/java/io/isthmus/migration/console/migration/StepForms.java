package io.isthmus.migration.console.migration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.isthmus.chassis.problem.ProblemException;
import io.isthmus.contracts.WireFormat;
import io.isthmus.contracts.migration.MigrationStep.Name;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the form of a step says, as the body that the REST interface takes. An empty field says nothing. */
public final class StepForms {

    /** How often a source can occur in the form. */
    private static final int MOST_SOURCES = 50;

    private static final String ITEM = "item.";

    private StepForms() {}

    /** @return none where the step takes none */
    public static @Nullable String body(Name step, Map<String, String> form) {
        ObjectNode body = switch (step) {
            case ANALYZE -> analyze(form);
            case CHOOSE_INSTALLATION -> chooseInstallation(form);
            case CLOUD_CREDENTIALS -> cloudCredentials(form);
            case DIRECTORY_CREDENTIALS -> sources(form);
            case READY_TO_CONFIGURE ->
                copied(form, "digest", "comment").put("startAtOnce", checked(form, "startAtOnce"));
            case IMPORT_SETTINGS -> importSettings(form);
            case RE_CREATE -> reCreate(form);
            case VERIFY, CONFIRM -> acknowledge(form);
            case REVIEW_PENDING_EXPORTS -> copied(form, "digest", "comment");
            case HAND_OVER -> copied(form, "comment");
            case CONFIRM_DATABASE, RETIRE_OLD_TOOL ->
                copied(form, "comment").put("confirmed", checked(form, "confirmed"));
            case EXPORT_SETTINGS, ENTER_STAGING, INITIAL_RUN, LEAVE_STAGING, EXPORT -> null;
        };
        return body == null ? null : body.toString();
    }

    /** For the object count of an analysis: a number, or the directory to count in. */
    public static JsonNode objectCount(Map<String, String> form) {
        String count = text(form, "count");
        if (count != null) {
            return WireFormat.mapper().createObjectNode().put("count", number("count", count));
        }
        ObjectNode directory = copied(form, "url", "trustedCertificatesRef", "bindDn", "passwordRef", "kind");
        directory.put("startTls", checked(form, "startTls"));
        ObjectNode body = WireFormat.mapper().createObjectNode();
        body.set("directory", directory);
        return body;
    }

    private static ObjectNode analyze(Map<String, String> form) {
        return copied(form, "analysisId").put("override", checked(form, "override"));
    }

    private static ObjectNode acknowledge(Map<String, String> form) {
        ObjectNode body = copied(form, "comment");
        String errors = text(form, "errors");
        if (errors != null) {
            body.put("errors", number("errors", errors));
        }
        return body;
    }

    private static ObjectNode chooseInstallation(Map<String, String> form) {
        ObjectNode body = copied(form, "kind");
        for (String field : new String[] {"forests", "objects"}) {
            String value = text(form, field);
            if (value != null) {
                body.put(field, number(field, value));
            }
        }
        body.put("enterpriseAdmin", checked(form, "enterpriseAdmin"));
        body.put("passwordHashSync", checked(form, "passwordHashSync"));
        document(form, body);
        if (text(form, "name") != null || text(form, "namingContext") != null) {
            ObjectNode source = copied(form, "name", "namingContext");
            put(source, "kind", text(form, "directoryKind"));
            ArrayNode containers = source.putArray("containers");
            String lines = text(form, "containers");
            if (lines != null) {
                lines.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(containers::add);
            }
            body.putArray("sources").add(source);
        }
        return body;
    }

    /** A form that does not ask for a target has tried what was named before. */
    private static ObjectNode cloudCredentials(Map<String, String> form) {
        ObjectNode body = WireFormat.mapper().createObjectNode();
        if (form.keySet().stream().anyMatch(field -> field.startsWith("target."))) {
            body.set("target", target(form));
        }
        return body;
    }

    /** One field an item, named by its id: {@code item.1a2b3c4d}. */
    private static ObjectNode reCreate(Map<String, String> form) {
        ObjectNode body = copied(form, "comment");
        ObjectNode items = body.putObject("items");
        form.keySet().stream()
                .filter(field -> field.startsWith(ITEM))
                .sorted()
                .forEach(field -> put(items, field.substring(ITEM.length()), text(form, field)));
        return body;
    }

    private static ObjectNode importSettings(Map<String, String> form) {
        ObjectNode body = sources(form);
        document(form, body);
        if (text(form, "target.name") != null || text(form, "target.url") != null) {
            body.set("target", target(form));
        }
        ObjectNode options = copied(form, "database", "serviceAccount", "dataLocation");
        if (!options.isEmpty()) {
            body.set("options", options);
        }
        return body;
    }

    private static void document(Map<String, String> form, ObjectNode body) {
        String document = text(form, "document");
        if (document != null) {
            body.set("settings", parsed(document));
        }
    }

    /** A body with the sources that the form names, without any where it names none. */
    private static ObjectNode sources(Map<String, String> form) {
        ObjectNode body = WireFormat.mapper().createObjectNode();
        ObjectNode sources = WireFormat.mapper().createObjectNode();
        for (int i = 0; i < MOST_SOURCES; i++) {
            String name = text(form, "source." + i + ".name");
            if (name != null) {
                sources.set(name, source(form, "source." + i + "."));
            }
        }
        if (!sources.isEmpty()) {
            body.set("sources", sources);
        }
        return body;
    }

    private static ObjectNode source(Map<String, String> form, String prefix) {
        ObjectNode source = WireFormat.mapper().createObjectNode();
        for (String field : new String[] {"url", "trustedCertificatesRef", "bindDn", "passwordRef"}) {
            put(source, field, text(form, prefix + field));
        }
        return source.put("startTls", checked(form, prefix + "startTls"));
    }

    private static ObjectNode target(Map<String, String> form) {
        ObjectNode target = WireFormat.mapper().createObjectNode().put("kind", "SCIM");
        put(target, "name", text(form, "target.name"));
        put(target, "url", text(form, "target.url"));
        put(target, "initialDomain", text(form, "target.initialDomain"));
        target.set("authentication", authentication(form));
        return target;
    }

    private static ObjectNode authentication(Map<String, String> form) {
        String type = text(form, "target.authentication");
        String[] fields = switch (type == null ? "bearer" : type) {
            case "clientCredentials" -> new String[] {"tokenUrl", "clientId", "clientSecretRef", "scope"};
            case "basic" -> new String[] {"user", "passwordRef"};
            default -> new String[] {"tokenRef"};
        };
        ObjectNode authentication = WireFormat.mapper().createObjectNode().put("type", type == null ? "bearer" : type);
        for (String field : fields) {
            put(authentication, field, text(form, "target." + field));
        }
        return authentication;
    }

    private static JsonNode parsed(String document) {
        try {
            return WireFormat.mapper().readTree(document);
        } catch (JsonProcessingException e) {
            throw notUnderstood(
                    "the settings document is no JSON, line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr() + ": " + e.getOriginalMessage());
        }
    }

    private static ObjectNode copied(Map<String, String> form, String... fields) {
        ObjectNode body = WireFormat.mapper().createObjectNode();
        for (String field : fields) {
            put(body, field, text(form, field));
        }
        return body;
    }

    private static void put(ObjectNode object, String field, @Nullable String value) {
        if (value != null) {
            object.put(field, value);
        }
    }

    private static boolean checked(Map<String, String> form, String field) {
        return text(form, field) != null;
    }

    private static @Nullable String text(Map<String, String> form, String field) {
        String value = form.get(field);
        return value == null || value.isBlank() ? null : value.strip();
    }

    private static long number(String field, String value) {
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw notUnderstood(field + " is no number: " + value);
        }
    }

    private static ProblemException notUnderstood(String detail) {
        return new ProblemException(
                400,
                "FORM_NOT_UNDERSTOOD",
                "The form cannot be understood",
                detail,
                "Correct the field and send it again.");
    }
}
