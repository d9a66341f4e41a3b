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

    private final ReportWords words;

    SettingsInWords(ReportWords words) {
        this.words = words;
    }

    List<Item> of(SettingsDocument settings) {
        List<Item> items = new ArrayList<>();
        if (settings.sources().isEmpty()) {
            items.add(Item.of(words.say("carried.no-source")));
        }
        settings.sources().forEach(source -> items.add(source(source)));
        items.add(Item.of(
                words.say("carried.sign-in", words.known(settings.identity().upnAttribute()))));
        items.add(Item.of(threshold(settings.safety().deletionThreshold())));
        items.add(Item.of(deltas(settings.schedule().deltaInterval())));
        items.add(feature("hashes", settings.features().passwordHashSync()));
        items.add(feature("exchange", settings.features().exchangeHybrid()));
        items.add(feature("groups-back", settings.features().groupWriteBack()));
        items.add(feature("devices-back", settings.features().deviceWriteBack()));
        items.add(Item.of(disabled(settings.rules().disabledStandardRules())));
        items.add(rules(settings.rules().custom()));
        return items;
    }

    private String deltas(@Nullable Duration interval) {
        return interval == null
                ? words.say("carried.deltas-default")
                : words.say("carried.deltas", words.duration(interval));
    }

    private String threshold(int deletions) {
        return deletions == 0 ? words.say("carried.no-threshold") : words.say("carried.threshold", deletions);
    }

    private Item feature(String name, @Nullable Boolean on) {
        return Item.of(words.say(
                "carried.feature",
                words.say("setting." + name),
                words.say(on == null ? "unknown" : on ? "on" : "off")));
    }

    private Item source(SourceSettings source) {
        return new Item(
                words.say(
                        "carried.source",
                        source.name(),
                        source.anchorAttribute() == null
                                ? words.say("carried.default-anchor")
                                : source.anchorAttribute()),
                source.partitions().stream()
                        .map(p -> Item.of(words.say(
                                "carried.partition",
                                p.dn(),
                                containers(p.includedContainers(), "everything"),
                                containers(p.excludedContainers(), "nothing"))))
                        .toList());
    }

    private String containers(List<String> names, String none) {
        return names.isEmpty() ? words.say(none) : String.join("; ", names);
    }

    private String disabled(List<String> rules) {
        return rules.isEmpty() ? words.say("carried.all-on") : words.say("carried.disabled", String.join(", ", rules));
    }

    private Item rules(List<RuleDocument> custom) {
        if (custom.isEmpty()) {
            return Item.of(words.say("carried.no-rules"));
        }
        List<Item> shown = new ArrayList<>(custom.stream()
                .limit(MAXIMUM_RULES)
                .map(this::rule)
                .map(Item::of)
                .toList());
        if (custom.size() > MAXIMUM_RULES) {
            shown.add(Item.of(words.say("carried.more-rules", custom.size() - MAXIMUM_RULES)));
        }
        return new Item(words.say("carried.rules", custom.size()), shown);
    }

    private String rule(RuleDocument rule) {
        String scope = rule.scope().stream()
                .map(group -> group.conditions().stream()
                        .map(c -> c.attribute() + " " + c.operator() + (c.value() == null ? "" : " " + c.value()))
                        .collect(Collectors.joining(" " + words.say("and") + " ")))
                .collect(Collectors.joining(" " + words.say("or") + " "));
        String flows = rule.flows().stream()
                .map(f -> words.say("carried.flow", f.target(), f.source()))
                .collect(Collectors.joining("; "));
        return words.say(
                "carried.rule",
                rule.name(),
                words.code("direction", rule.direction().name()),
                rule.precedence(),
                scope.isEmpty() ? words.say("carried.all-objects") : words.say("carried.objects", scope),
                flows.isEmpty() ? words.say("carried.no-flows") : flows);
    }
}
