package io.isthmus.migration.console.settings;

import io.isthmus.contracts.settings.ChangeLimits;
import io.isthmus.contracts.settings.MaintenanceWindow;
import io.isthmus.contracts.settings.SafetySettings;
import io.isthmus.contracts.settings.SafetySettings.HeldFlow;
import io.isthmus.contracts.settings.SafetySettings.Orphans;
import io.isthmus.contracts.settings.ScheduleSettings;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Limits and schedule as a form. An absent field changes nothing, and what a field shows of a value that is not given is no change. */
record LimitsForm(Map<String, String> fields) {

    SafetySettings safety(SafetySettings current) {
        return new SafetySettings(
                number("deletionThreshold", current.deletionThreshold()),
                number("deletionThresholdPercent", current.deletionThresholdPercent()),
                duration("deletionWindow", current.deletionWindow()),
                choice("deprovision", current.deprovision()),
                given("orphans", current.orphans(), Orphans.KEEP),
                limits(current),
                given("heldFlow", current.heldFlow(), HeldFlow.EVERYTHING_WAITS));
    }

    private @Nullable ChangeLimits limits(SafetySettings current) {
        ChangeLimits before = current.changeLimits();
        ChangeLimits limits = new ChangeLimits(
                limit("removedMembers", before.removedMembers(), before.memberCount()),
                limit("removedMembersPercent", before.removedMembersPercent(), before.memberPercent()),
                limit("updates", before.updates(), 0),
                limit("additions", before.additions(), 0));
        return limits.equals(before) ? current.limits() : limits;
    }

    ScheduleSettings schedule(ScheduleSettings current) {
        return new ScheduleSettings(
                "true".equals(fields.getOrDefault("enabled", "false")),
                deltaInterval(current.deltaInterval()),
                duration("fullInterval", current.fullInterval()),
                current.targetImportInterval(),
                current.targetImportAfterWrites(),
                window(current.fullImportWindow()));
    }

    /** An empty field is a choice: as often as each source is asked without one. */
    private @Nullable Duration deltaInterval(@Nullable Duration current) {
        String value = fields.get("deltaInterval");
        if (value == null) {
            return current;
        }
        return value.isBlank() ? null : duration("deltaInterval", Duration.ZERO);
    }

    /** An empty field is a choice: at any time. */
    private @Nullable MaintenanceWindow window(@Nullable MaintenanceWindow current) {
        String value = fields.get("fullImportWindow");
        if (value == null) {
            return current;
        }
        try {
            return value.isBlank() ? null : MaintenanceWindow.parse(value);
        } catch (IllegalArgumentException e) {
            throw SettingsForms.notUnderstood("fullImportWindow: " + e.getMessage());
        }
    }

    /** @param shown what counts, given or not */
    private @Nullable Integer limit(String field, @Nullable Integer current, int shown) {
        int chosen = number(field, shown);
        return current == null && chosen == shown ? null : Integer.valueOf(chosen);
    }

    private int number(String field, int current) {
        String value = fields.get(field);
        try {
            return value == null || value.isBlank() ? current : Integer.parseInt(value.strip());
        } catch (NumberFormatException e) {
            throw SettingsForms.notUnderstood(field + " is no number: " + value);
        }
    }

    private Duration duration(String field, Duration current) {
        String value = fields.get(field);
        try {
            return value == null || value.isBlank() ? current : Duration.parse(value.strip());
        } catch (DateTimeParseException e) {
            throw SettingsForms.notUnderstood(field + " is no duration as PT30M, PT24H or P7D: " + value);
        }
    }

    /** @param usual what is meant, and shown, where nothing is given */
    private <E extends Enum<E>> @Nullable E given(String field, @Nullable E current, E usual) {
        E chosen = choice(field, current == null ? usual : current);
        return current == null && chosen == usual ? null : chosen;
    }

    private <E extends Enum<E>> E choice(String field, E current) {
        String value = fields.get(field);
        try {
            return value == null || value.isBlank()
                    ? current
                    : Enum.valueOf(current.getDeclaringClass(), value.strip());
        } catch (IllegalArgumentException e) {
            throw SettingsForms.notUnderstood(field + " cannot be " + value);
        }
    }
}
