package io.isthmus.migration.settings;

import io.isthmus.chassis.problem.ProblemException;
import io.isthmus.contracts.settings.SafetySettings;
import io.isthmus.contracts.settings.ScheduleSettings;
import io.isthmus.contracts.settings.SettingsDocument;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.contracts.settings.TargetSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Whether a settings document is complete and within its bounds. Every flaw is named at once, not one an attempt. */
public final class SettingsCheck {

    private static final Duration SHORTEST_INTERVAL = Duration.ofSeconds(1);
    private static final Duration SHORTEST_TARGET_IMPORT_INTERVAL = Duration.ofMinutes(1);
    private static final int UNPROCESSABLE = 422;
    private static final int FIRST_STANDARD_PRECEDENCE = 100;

    private SettingsCheck() {}

    public static List<SettingsFlaw> flawsOf(SettingsDocument document) {
        List<SettingsFlaw> flaws = new ArrayList<>();
        checkVersion(document, flaws);
        checkSources(document, flaws);
        flaws.addAll(TargetSettingsCheck.flawsOf(document.target()));
        checkIdentity(document, flaws);
        checkSafety(document.safety(), flaws);
        checkSchedule(document.schedule(), flaws);
        checkRules(document, flaws);
        return List.copyOf(flaws);
    }

    /** Of one source alone. */
    public static List<SettingsFlaw> flawsOf(SourceSettings source) {
        return SourceSettingsCheck.flawsOf(source);
    }

    /** Of the target alone; {@code null} is a flaw. */
    public static List<SettingsFlaw> flawsOf(TargetSettings target) {
        return TargetSettingsCheck.flawsOf(target);
    }

    /** @throws ProblemException (422) when there are any; names every element */
    public static void refuse(List<SettingsFlaw> flaws) {
        if (!flaws.isEmpty()) {
            throw new ProblemException(
                    UNPROCESSABLE,
                    "SETTINGS_INCOMPLETE",
                    "Settings that nothing can run on",
                    "the settings cannot be used: " + SettingsFlaw.messages(flaws),
                    SettingsFlaw.advice(flaws));
        }
    }

    private static void checkVersion(SettingsDocument document, List<SettingsFlaw> flaws) {
        if (document.schemaVersion() != SettingsDocument.SCHEMA_VERSION) {
            flaws.add(new SettingsFlaw(
                    "schemaVersion",
                    "is " + document.schemaVersion() + ", this service understands " + SettingsDocument.SCHEMA_VERSION,
                    "Write the document in schema version " + SettingsDocument.SCHEMA_VERSION + "."));
        }
    }

    private static void checkSources(SettingsDocument document, List<SettingsFlaw> flaws) {
        if (document.sources().isEmpty()) {
            flaws.add(new SettingsFlaw("sources", "there is no source", "Give at least one connected directory."));
        }
        Set<String> names = new HashSet<>();
        for (SourceSettings source : document.sources()) {
            flaws.addAll(SourceSettingsCheck.flawsOf(source));
            if (!names.add(source.name())) {
                flaws.add(new SettingsFlaw(
                        "sources[" + source.name() + "]", "two sources have this name", "Give each its own name."));
            }
        }
    }

    private static void checkIdentity(SettingsDocument document, List<SettingsFlaw> flaws) {
        String attribute = document.identity().upnAttribute();
        if (attribute == null || attribute.isBlank()) {
            flaws.add(new SettingsFlaw(
                    "identity.upnAttribute", "is missing", "Name the attribute; the usual one is userPrincipalName."));
        }
    }

    private static void checkSafety(SafetySettings safety, List<SettingsFlaw> flaws) {
        if (safety.deletionThreshold() < 0) {
            flaws.add(new SettingsFlaw(
                    "safety.deletionThreshold", "is negative", "Give 0 to switch it off, or a number of objects."));
        }
        if (safety.deletionThresholdPercent() < 0 || safety.deletionThresholdPercent() > 100) {
            flaws.add(new SettingsFlaw(
                    "safety.deletionThresholdPercent",
                    "is not within 0 to 100",
                    "Give 0 to switch it off, or 1 to 100."));
        }
        if (safety.deletionWindow().isNegative()) {
            flaws.add(new SettingsFlaw("safety.deletionWindow", "is negative", "Give a duration such as PT24H."));
        }
    }

    private static void checkSchedule(ScheduleSettings schedule, List<SettingsFlaw> flaws) {
        checkInterval("schedule.deltaInterval", schedule.deltaInterval(), flaws);
        checkInterval("schedule.fullInterval", schedule.fullInterval(), flaws);
        if (schedule.importsTargetEvery().compareTo(SHORTEST_TARGET_IMPORT_INTERVAL) < 0) {
            flaws.add(new SettingsFlaw(
                    "schedule.targetImportInterval",
                    "is shorter than " + SHORTEST_TARGET_IMPORT_INTERVAL,
                    "Give a duration such as PT24H."));
        }
        if (schedule.importsTargetAfter() < 1) {
            flaws.add(new SettingsFlaw(
                    "schedule.targetImportAfterWrites", "is not positive", "Give a number of writes such as 10000."));
        }
    }

    private static void checkInterval(String element, Duration interval, List<SettingsFlaw> flaws) {
        if (interval.compareTo(SHORTEST_INTERVAL) < 0) {
            flaws.add(new SettingsFlaw(
                    element, "is shorter than " + SHORTEST_INTERVAL, "Give a duration such as PT30M."));
        }
    }

    private static void checkRules(SettingsDocument document, List<SettingsFlaw> flaws) {
        document.rules().custom().forEach(rule -> {
            if (rule.precedence() < 0 || rule.precedence() >= FIRST_STANDARD_PRECEDENCE) {
                flaws.add(new SettingsFlaw(
                        "rules.custom[" + rule.id() + "].precedence",
                        "is " + rule.precedence() + "; custom rules have 0 to 99, so that they win over the standard"
                                + " ones",
                        "Give it a precedence of 0 to 99."));
            }
        });
    }
}
