package io.isthmus.migration.console.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.isthmus.chassis.problem.ProblemException;
import io.isthmus.contracts.WireFormat;
import io.isthmus.contracts.settings.SettingsDocument;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the forms of the settings say, as a whole document. */
public final class SettingsForms {

    /** What a document does not know is refused, as the REST interface does. */
    private static final ObjectMapper STRICT = WireFormat.configure(JsonMapper.builder())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private static final ObjectWriter PRETTY = WireFormat.mapper().writerWithDefaultPrettyPrinter();

    private SettingsForms() {}

    /** @throws ProblemException (400) naming line and column */
    public static SettingsDocument parsed(@Nullable String document) {
        if (document == null || document.isBlank()) {
            throw notUnderstood("the document is empty");
        }
        try {
            return STRICT.readValue(document, SettingsDocument.class);
        } catch (JsonProcessingException e) {
            throw notUnderstood(e.getOriginalMessage()
                    + (e.getLocation() == null
                            ? ""
                            : ", line " + e.getLocation().getLineNr() + ", column "
                                    + e.getLocation().getColumnNr()));
        }
    }

    public static String text(SettingsDocument document) {
        try {
            return PRETTY.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a settings document cannot be written as JSON", e);
        }
    }

    /** The settings with the limits and the schedule of the form; an absent field changes nothing. */
    public static SettingsDocument withLimits(SettingsDocument current, Map<String, String> fields) {
        LimitsForm form = new LimitsForm(fields);
        return new SettingsDocument(
                current.schemaVersion(),
                current.sources(),
                current.target(),
                current.identity(),
                form.safety(current.safety()),
                form.schedule(current.schedule()),
                current.rules(),
                current.features(),
                current.provenance());
    }

    static ProblemException notUnderstood(String detail) {
        return new ProblemException(
                400,
                "SETTINGS_NOT_UNDERSTOOD",
                "The settings cannot be understood",
                detail,
                "Correct it; docs/settings.schema.json describes the document.");
    }
}
