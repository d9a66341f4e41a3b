package io.isthmus.migration.console.wizard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.isthmus.chassis.problem.ProblemException;
import io.isthmus.contracts.WireFormat;
import io.isthmus.contracts.migration.MigrationStep.Name;
import java.util.Map;

/** What the form of a step says, as the body that the REST interface takes. An empty field says nothing. */
public final class StepForms {

    /** How often a source can occur in the form. */
    private static final int MOST_SOURCES = 50;

    private StepForms() {}

    /** @return {@code null} where the step takes none */
    public static String body(Name step, Map<String, String> form) {
        ObjectNode body = switch (step) {
            case ANALYZE -> analyze(form);
            case IMPORT_SETTINGS -> importSettings(form);
            case VERIFY, CONFIRM -> acknowledge(form);
            case REVIEW_PENDING_EXPORTS -> copied(form, "digest", "comment");
            case RETIRE_OLD_TOOL -> copied(form, "comment").put("confirmed", checked(form, "confirmed"));
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

    private static ObjectNode importSettings(Map<String, String> form) {
        ObjectNode body = WireFormat.mapper().createObjectNode();
        String document = text(form, "document");
        if (document != null) {
            body.set("settings", parsed(document));
        }
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
        if (text(form, "target.name") != null || text(form, "target.url") != null) {
            body.set("target", target(form));
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

    private static void put(ObjectNode object, String field, String value) {
        if (value != null) {
            object.put(field, value);
        }
    }

    private static boolean checked(Map<String, String> form, String field) {
        return text(form, field) != null;
    }

    private static String text(Map<String, String> form, String field) {
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
