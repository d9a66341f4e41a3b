package io.isthmus.analyzer.advice;

import io.isthmus.contracts.settings.PartitionSettings;
import io.isthmus.contracts.settings.SettingsDocument;
import io.isthmus.contracts.settings.SourceSettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Where a stand-by's settings differ from the active one's. A stand-by must be configured alike; addresses, accounts, the
 * schedule and where the settings came from may differ.
 *
 * @param place dotted path of the setting
 */
public record Drift(
        String place, @Nullable String active, @Nullable String standBy) {

    public static List<Drift> between(SettingsDocument active, SettingsDocument standBy) {
        Map<String, Object> left = flat(active);
        Map<String, Object> right = flat(standBy);
        TreeSet<String> places = new TreeSet<>(left.keySet());
        places.addAll(right.keySet());
        List<Drift> drifts = new ArrayList<>();
        for (String place : places) {
            Object here = left.get(place);
            Object there = right.get(place);
            if (!Objects.equals(here, there)) {
                drifts.add(new Drift(place, text(here), text(there)));
            }
        }
        return drifts;
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static Map<String, Object> flat(SettingsDocument settings) {
        Map<String, Object> flat = new LinkedHashMap<>();
        flat.put("identity.upnAttribute", settings.identity().upnAttribute());
        flat.put("identity.softMatch", settings.identity().softMatch());
        flat.put("identity.hardMatchTakeover", settings.identity().hardMatchTakeover());
        flat.put("safety", settings.safety());
        flat.put("features", settings.features());
        flat.put("rules.standard", settings.rules().standard());
        flat.put("rules.disabledStandardRules", new TreeSet<>(settings.rules().disabledStandardRules()));
        settings.rules().custom().forEach(rule -> flat.put("rules.custom." + rule.id(), rule));
        flat.put(
                "target.name",
                settings.target() == null ? null : settings.target().name());
        flat.put(
                "target.kind",
                settings.target() == null ? null : settings.target().kind());
        flat.put(
                "target.initialDomain",
                settings.target() == null ? null : settings.target().initialDomain());
        settings.sources().forEach(source -> source(source, flat));
        return flat;
    }

    private static void source(SourceSettings source, Map<String, Object> flat) {
        String place = "sources." + source.name() + ".";
        flat.put(place + "kind", source.kind());
        flat.put(place + "anchorAttribute", source.anchorAttribute());
        for (PartitionSettings partition : source.partitions()) {
            flat.put(
                    place + "partitions." + partition.dn() + ".included",
                    new TreeSet<>(partition.includedContainers()));
            flat.put(
                    place + "partitions." + partition.dn() + ".excluded",
                    new TreeSet<>(partition.excludedContainers()));
        }
    }
}
