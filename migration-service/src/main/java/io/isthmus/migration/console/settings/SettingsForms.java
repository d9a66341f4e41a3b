package io.isthmus.migration.console.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.isthmus.chassis.problem.ProblemException;
import io.isthmus.contracts.WireFormat;
import io.isthmus.contracts.settings.MaintenanceWindow;
import io.isthmus.contracts.settings.SafetySettings;
import io.isthmus.contracts.settings.SafetySettings.Deprovision;
import io.isthmus.contracts.settings.SafetySettings.Orphans;
import io.isthmus.contracts.settings.ScheduleSettings;
import io.isthmus.contracts.settings.SettingsDocument;
import java.time.Duration;
import java.time.format.DateTimeParseException;
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
    public static SettingsDocument withLimits(SettingsDocument current, Map<String, String> form) {
        SafetySettings safety = current.safety();
        ScheduleSettings schedule = current.schedule();
        return new SettingsDocument(
                current.schemaVersion(),
                current.sources(),
                current.target(),
                current.identity(),
                new SafetySettings(
                        number(form, "deletionThreshold", safety.deletionThreshold()),
                        number(form, "deletionThresholdPercent", safety.deletionThresholdPercent()),
                        duration(form, "deletionWindow", safety.deletionWindow()),
                        choice(form, "deprovision", Deprovision.class, safety.deprovision()),
                        orphans(form, safety.orphans()),
                        safety.limits(),
                        safety.heldFlow()),
                new ScheduleSettings(
                        "true".equals(form.getOrDefault("enabled", "false")),
                        duration(form, "deltaInterval", schedule.deltaInterval()),
                        duration(form, "fullInterval", schedule.fullInterval()),
                        schedule.targetImportInterval(),
                        schedule.targetImportAfterWrites(),
                        window(form, schedule.fullImportWindow())),
                current.rules(),
                current.features(),
                current.provenance());
    }

    /** Not to say it means to keep them, and is shown so: that alone is no change. */
    private static @Nullable Orphans orphans(Map<String, String> form, @Nullable Orphans current) {
        Orphans chosen = choice(form, "orphans", Orphans.class, current == null ? Orphans.KEEP : current);
        return current == null && chosen == Orphans.KEEP ? null : chosen;
    }

    /** An empty field is a choice: at any time. */
    private static @Nullable MaintenanceWindow window(Map<String, String> form, @Nullable MaintenanceWindow current) {
        String value = form.get("fullImportWindow");
        if (value == null) {
            return current;
        }
        try {
            return value.isBlank() ? null : MaintenanceWindow.parse(value);
        } catch (IllegalArgumentException e) {
            throw notUnderstood("fullImportWindow: " + e.getMessage());
        }
    }

    private static int number(Map<String, String> form, String field, int current) {
        String value = form.get(field);
        try {
            return value == null || value.isBlank() ? current : Integer.parseInt(value.strip());
        } catch (NumberFormatException e) {
            throw notUnderstood(field + " is no number: " + value);
        }
    }

    private static Duration duration(Map<String, String> form, String field, Duration current) {
        String value = form.get(field);
        try {
            return value == null || value.isBlank() ? current : Duration.parse(value.strip());
        } catch (DateTimeParseException e) {
            throw notUnderstood(field + " is no duration as PT30M, PT24H or P7D: " + value);
        }
    }

    private static <E extends Enum<E>> E choice(Map<String, String> form, String field, Class<E> type, E current) {
        String value = form.get(field);
        try {
            return value == null || value.isBlank() ? current : Enum.valueOf(type, value.strip());
        } catch (IllegalArgumentException e) {
            throw notUnderstood(field + " cannot be " + value);
        }
    }

    private static ProblemException notUnderstood(String detail) {
        return new ProblemException(
                400,
                "SETTINGS_NOT_UNDERSTOOD",
                "The settings cannot be understood",
                detail,
                "Correct it; docs/settings.schema.json describes the document.");
    }
}
