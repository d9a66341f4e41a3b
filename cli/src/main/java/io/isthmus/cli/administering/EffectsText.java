package io.isthmus.cli.administering;

import io.isthmus.contracts.checking.SettingsEffects;
import io.isthmus.contracts.checking.SettingsEffects.Effect;
import io.isthmus.contracts.checking.SettingsEffects.Members;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What other settings would do, as lines. */
final class EffectsText {

    private EffectsText() {}

    static List<String> lines(SettingsEffects effects) {
        List<String> lines = new ArrayList<>();
        effects.groups().forEach(group -> lines.add(line(group)));
        effects.effects().forEach(effect -> lines.add(line(effect)));
        if (effects.effects().isEmpty()) {
            lines.add("Of the objects that are known, none would leave the target, come there, or look different.");
        }
        if (effects.failing() > 0) {
            lines.add(effects.failing() + " could no longer be evaluated: the target keeps what it has of them");
        }
        if (effects.partial() != null) {
            lines.add("Counted until the time was up: " + effects.partial().looked() + " of "
                    + effects.partial().known() + " objects");
        }
        effects.unknown().forEach(sentence -> lines.add("Not known: " + sentence));
        return lines;
    }

    private static String line(Members group) {
        return group.source() + ": " + group.count() + " members of " + group.dn()
                + suchAs(group.count(), group.examples());
    }

    private static String line(Effect effect) {
        String type = effect.type().name().toLowerCase(Locale.ROOT);
        return effect.source() + ": " + effect.count() + " " + type + (effect.count() == 1 ? "" : "s") + " "
                + switch (effect.kind()) {
                    case LEAVES -> "would leave the target";
                    case ARRIVES -> "would come to the target";
                    case CHANGES -> "would look different at the target";
                    case RETURNS -> "would be read again";
                }
                + suchAs(effect.count(), effect.examples());
    }

    private static String suchAs(long count, List<String> examples) {
        if (examples.isEmpty()) {
            return "";
        }
        return ": " + String.join("; ", examples) + (count > examples.size() ? "; and others" : "");
    }
}
