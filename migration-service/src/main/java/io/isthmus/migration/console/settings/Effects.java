package io.isthmus.migration.console.settings;

import io.isthmus.migration.console.settings.SettingsDifferences.Difference;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a change of the settings entails, in sentences. */
public final class Effects {

    private static final Pattern SOURCE = Pattern.compile("sources\\[([^]]+)](.*)");

    private Effects() {}

    /** @return empty where nothing but what changes has to be thought of */
    public static List<String> of(List<Difference> differences) {
        Set<String> effects = new LinkedHashSet<>();
        differences.forEach(difference -> add(difference, effects));
        return List.copyOf(effects);
    }

    private static void add(Difference difference, Set<String> effects) {
        String element = difference.element();
        Matcher source = SOURCE.matcher(element);
        if (source.matches()) {
            effects.add(ofSource(source.group(1), source.group(2)));
        } else if (element.startsWith("rules") || element.startsWith("identity")) {
            effects.add(
                    "Run a full synchronization afterwards: objects that do not change keep what the rules before said of them"
                            + " until they are evaluated again.");
        } else if (element.equals("target.name")) {
            effects.add(
                    "Who may export is kept by the target's name: under the new name this deployment is in staging mode until it"
                            + " is promoted.");
        } else if (element.startsWith("target")) {
            effects.add(
                    "Import the target afterwards: pending exports are differences from what was seen at the target before.");
        } else if (element.startsWith("safety.deletionThreshold")) {
            effects.add("The gate judges everything that is pending by the new limit, at once.");
        } else if (element.startsWith("safety")) {
            effects.add(
                    "Deletions and disablings may become pending, or stop being so: look at the pending exports before they are"
                            + " written.");
        }
    }

    private static String ofSource(String name, String part) {
        if (part.isEmpty() || part.equals(".name")) {
            return "A source comes or goes: run a full import of it, and look at the pending deletions before they are written.";
        }
        if (part.startsWith(".partitions")) {
            return "Another part of " + name
                    + " is read: run a full import of it. Objects that are out of scope from then on are"
                    + " deprovisioned.";
        }
        if (part.startsWith(".anchorAttribute") || part.startsWith(".kind")) {
            return "The anchors of " + name
                    + " change: every object of it will be a new one. Look at the pending exports before they are"
                    + " written.";
        }
        return "The next import of " + name + " uses it.";
    }
}
