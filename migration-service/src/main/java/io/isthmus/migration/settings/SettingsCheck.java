package io.isthmus.migration.settings;

import io.isthmus.chassis.problem.ProblemException;
import io.isthmus.contracts.settings.ScheduleSettings;
import io.isthmus.contracts.settings.SettingsDocument;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.contracts.settings.TargetSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether a settings document can be run on: it is complete, makes sense, and is what the published schema describes. Every flaw is
 * named at once, not one an attempt; one that has words here is not told by the schema besides.
 */
public final class SettingsCheck {

    private static final Duration SHORTEST_INTERVAL = Duration.ofSeconds(1);
    private static final Duration SHORTEST_TARGET_IMPORT_INTERVAL = Duration.ofMinutes(1);
    private static final int UNPROCESSABLE = 422;

    private SettingsCheck() {}

    public static List<SettingsFlaw> flawsOf(SettingsDocument document) {
        List<SettingsFlaw> flaws = new ArrayList<>();
        checkVersion(document, flaws);
        checkSources(document, flaws);
        flaws.addAll(TargetSettingsCheck.flawsOf(document.target()));
        if (document.safety().deletionWindow().isNegative()) {
            flaws.add(new SettingsFlaw("safety.deletionWindow", "is negative", "Give a duration such as PT24H."));
        }
        checkSchedule(document.schedule(), flaws);
        return withThoseOfTheSchema(flaws, document, "");
    }

    /** Of one source alone. */
    public static List<SettingsFlaw> flawsOf(SourceSettings source) {
        return withThoseOfTheSchema(SourceSettingsCheck.flawsOf(source), document(List.of(source), null), "sources[");
    }

    /** Of the target alone; none is a flaw. */
    public static List<SettingsFlaw> flawsOf(@Nullable TargetSettings target) {
        return withThoseOfTheSchema(TargetSettingsCheck.flawsOf(target), document(List.of(), target), "target.");
    }

    private static SettingsDocument document(List<SourceSettings> sources, @Nullable TargetSettings target) {
        return SettingsDocument.of(sources).withTarget(target);
    }

    private static List<SettingsFlaw> withThoseOfTheSchema(
            List<SettingsFlaw> flaws, SettingsDocument document, String part) {
        Set<String> named = flaws.stream().map(SettingsFlaw::element).collect(Collectors.toSet());
        Stream<SettingsFlaw> others = SettingsSchema.flawsOf(document).stream()
                .filter(flaw -> flaw.element().startsWith(part) && !named.contains(flaw.element()));
        return Stream.concat(flaws.stream(), others).toList();
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

    private static void checkSchedule(ScheduleSettings schedule, List<SettingsFlaw> flaws) {
        checkInterval("schedule.deltaInterval", schedule.importsDeltaEvery(), SHORTEST_INTERVAL, flaws);
        checkInterval("schedule.fullInterval", schedule.fullInterval(), SHORTEST_INTERVAL, flaws);
        checkInterval(
                "schedule.targetImportInterval", schedule.importsTargetEvery(), SHORTEST_TARGET_IMPORT_INTERVAL, flaws);
    }

    private static void checkInterval(String element, Duration interval, Duration shortest, List<SettingsFlaw> flaws) {
        if (interval.compareTo(shortest) < 0) {
            flaws.add(new SettingsFlaw(element, "is shorter than " + shortest, "Give a duration such as PT24H."));
        }
    }
}
