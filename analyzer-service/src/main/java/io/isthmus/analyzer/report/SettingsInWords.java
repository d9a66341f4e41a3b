package io.isthmus.analyzer.report;

import io.isthmus.analyzer.report.ReportPage.Item;
import io.isthmus.contracts.settings.RuleDocument;
import io.isthmus.contracts.settings.SettingsDocument;
import io.isthmus.contracts.settings.SourceSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the new deployment would run on, for people. */
final class SettingsInWords {

    /** Of the custom rules; the settings themselves hold all. */
    private static final int MAXIMUM_RULES = 100;

    private SettingsInWords() {}

    static List<Item> of(SettingsDocument settings) {
        List<Item> items = new ArrayList<>();
        if (settings.sources().isEmpty()) {
            items.add(Item.of("No source: the export holds none that can be read"));
        }
        settings.sources().forEach(source -> items.add(source(source)));
        items.add(Item.of("Sign-in name from " + Words.known(settings.identity().upnAttribute())));
        items.add(Item.of(threshold(settings.safety().deletionThreshold())));
        items.add(Item.of("Delta imports run " + deltas(settings.schedule().deltaInterval())
                + " once the schedule is switched on"));
        items.add(feature("Password hash synchronization", settings.features().passwordHashSync()));
        items.add(feature("Exchange hybrid", settings.features().exchangeHybrid()));
        items.add(feature("Group write-back", settings.features().groupWriteBack()));
        items.add(feature("Device write-back", settings.features().deviceWriteBack()));
        items.add(Item.of(disabled(settings.rules().disabledStandardRules())));
        items.add(rules(settings.rules().custom()));
        return items;
    }

    private static String deltas(@Nullable Duration interval) {
        return interval == null ? "every few seconds" : "every " + Words.duration(interval);
    }

    private static String threshold(int deletions) {
        return deletions == 0 ? "No deletion threshold" : "Exports are held from " + deletions + " deletions on";
    }

    private static Item feature(String name, @Nullable Boolean on) {
        return Item.of(name + " in the old tool: " + (on == null ? "unknown" : on ? "on" : "off"));
    }

    private static Item source(SourceSettings source) {
        String anchor = source.anchorAttribute() == null ? "its default attribute" : source.anchorAttribute();
        return new Item(
                "Source " + source.name() + ", anchored on " + anchor,
                source.partitions().stream()
                        .map(p -> Item.of(p.dn() + "; in: " + containers(p.includedContainers(), "everything")
                                + "; out: " + containers(p.excludedContainers(), "nothing")))
                        .toList());
    }

    private static String containers(List<String> names, String none) {
        return names.isEmpty() ? none : String.join("; ", names);
    }

    private static String disabled(List<String> rules) {
        return rules.isEmpty()
                ? "All standard rules are on"
                : "Standard rules that stay disabled: " + String.join(", ", rules);
    }

    private static Item rules(List<RuleDocument> custom) {
        if (custom.isEmpty()) {
            return Item.of("No custom rules");
        }
        List<Item> shown = new ArrayList<>(custom.stream()
                .limit(MAXIMUM_RULES)
                .map(SettingsInWords::rule)
                .map(Item::of)
                .toList());
        if (custom.size() > MAXIMUM_RULES) {
            shown.add(Item.of("… and " + (custom.size() - MAXIMUM_RULES) + " more"));
        }
        return new Item("Custom rules: " + custom.size(), shown);
    }

    private static String rule(RuleDocument rule) {
        String scope = rule.scope().stream()
                .map(group -> group.conditions().stream()
                        .map(c -> c.attribute() + " " + c.operator() + (c.value() == null ? "" : " " + c.value()))
                        .collect(Collectors.joining(" and ")))
                .collect(Collectors.joining(", or "));
        String flows = rule.flows().stream()
                .map(f -> f.target() + " from " + f.source())
                .collect(Collectors.joining("; "));
        return rule.name() + " (" + Words.lower(rule.direction()) + ", precedence " + rule.precedence() + "), for "
                + (scope.isEmpty() ? "all objects" : "objects with " + scope) + ": "
                + (flows.isEmpty() ? "no flows" : flows);
    }
}
