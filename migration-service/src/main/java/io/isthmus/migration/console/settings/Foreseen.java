package io.isthmus.migration.console.settings;

import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.checking.SettingsEffects;
import io.isthmus.contracts.checking.SettingsEffects.Count;
import io.isthmus.contracts.checking.SettingsEffects.Effect;
import io.isthmus.contracts.checking.SettingsEffects.Members;
import io.isthmus.contracts.checking.SettingsEffects.Memberships;
import io.isthmus.contracts.checking.SettingsEffects.Partial;
import io.isthmus.contracts.settings.SafetySettings;
import io.isthmus.migration.console.InWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a change of the settings would do to the objects that are known.
 *
 * @param alarms where more would leave than the gate lets through at once
 * @param groups whom the groups take that sources are filtered by
 * @param unknown what the objects known today do not tell
 * @param partial that only some were counted; none where all were
 */
public record Foreseen(
        List<String> alarms,
        List<Row> rows,
        List<Members> groups,
        List<String> unknown,
        @Nullable String partial) {

    /** @param effect in words, to be read after the number of objects */
    public record Row(long count, String effect, String source, List<String> examples, boolean more, boolean leaves) {}

    /** @param limits of the proposed settings: by those the gate would judge */
    public static Foreseen of(SettingsEffects effects, SafetySettings limits) {
        List<Row> rows =
                new ArrayList<>(effects.effects().stream().map(Foreseen::row).toList());
        if (effects.memberships() != null) {
            rows.add(row(effects.memberships()));
        }
        if (effects.failing() > 0) {
            rows.add(new Row(
                    effects.failing(),
                    "could no longer be evaluated: the target keeps what it has of them",
                    "",
                    List.of(),
                    false,
                    false));
        }
        return new Foreseen(
                alarms(effects, limits), rows, effects.groups(), effects.unknown(), partial(effects.partial()));
    }

    private static @Nullable String partial(@Nullable Partial partial) {
        return partial == null
                ? null
                : "Counted until the time was up: " + InWords.count(partial.looked()) + " of "
                        + InWords.count(partial.known(), "object")
                        + ", as if drawn by lot. Of all of them there are more than stand here; the deletion limit is"
                        + " judged by what it comes to for all.";
    }

    private static Row row(Effect effect) {
        String type = name(effect.type(), effect.count());
        return new Row(
                effect.count(),
                type + " " + words(effect),
                effect.source(),
                effect.examples(),
                effect.count() > effect.examples().size(),
                effect.kind() == SettingsEffects.Kind.LEAVES);
    }

    private static Row row(Memberships memberships) {
        String counted = memberships.counted() < memberships.groups()
                ? " (" + InWords.count(memberships.counted(), "group") + " counted before the time was up)"
                : "";
        return new Row(
                memberships.groups(),
                name(ObjectType.GROUP, memberships.groups())
                        + " would have other members there by what becomes of the groups in them: "
                        + InWords.count(memberships.now(), "member") + " today, " + InWords.count(memberships.then())
                        + " then" + counted,
                "",
                memberships.largest().stream()
                        .map(group ->
                                group.dn() + ": " + InWords.count(group.now()) + " → " + InWords.count(group.then()))
                        .toList(),
                memberships.groups() > memberships.largest().size(),
                false);
    }

    private static String words(Effect effect) {
        return switch (effect.kind()) {
            case LEAVES -> "would leave the target: disabled or deleted there, as the limits say";
            case ARRIVES -> "would come to the target";
            case CHANGES -> "would look different there";
            case RETURNS -> "would be read again; what the rules say of them is not known before";
        };
    }

    private static List<String> alarms(SettingsEffects effects, SafetySettings limits) {
        List<String> alarms = new ArrayList<>();
        for (Count known : effects.atTarget()) {
            long leaving = expected(effects.leaving(known.type()), effects.partial());
            boolean byCount = limits.holdsByCount(leaving);
            boolean byPercent = limits.holdsByPercent(leaving, known.count());
            if (byCount || byPercent) {
                alarms.add((effects.partial() == null ? "" : "About ") + leaving + " of " + known.count() + " "
                        + name(known.type(), known.count())
                        + " would leave the target. That meets the deletion limit ("
                        + (byCount
                                ? Integer.toString(limits.deletionThreshold())
                                : limits.deletionThresholdPercent() + " %")
                        + (limits.deletionsWaitAlone() ? "): the deletions" : "): everything")
                        + " would be held until somebody approves it.");
            }
        }
        return alarms;
    }

    /** Of a part, what it comes to for all of them: a limit is to be seen coming. */
    private static long expected(long counted, @Nullable Partial partial) {
        return partial == null || partial.looked() == 0
                ? counted
                : Math.round((double) counted * partial.known() / partial.looked());
    }

    private static String name(ObjectType type, long count) {
        return type.name().toLowerCase(Locale.ROOT) + (count == 1 ? "" : "s");
    }
}
