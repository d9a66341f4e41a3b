package io.isthmus.migration.console.settings;

import io.isthmus.contracts.settings.RuleDocument;
import io.isthmus.contracts.settings.RuleSettings;
import io.isthmus.contracts.settings.SettingsDocument;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Rules of one's own in the order in which they win: by precedence, then as they stand in the document. */
public final class RuleOrder {

    private RuleOrder() {}

    public static List<RuleDocument> of(SettingsDocument settings) {
        return settings.rules().custom().stream()
                .sorted(Comparator.comparingInt(RuleDocument::precedence))
                .toList();
    }

    /** @param original id of the rule that it takes the place of; empty for a new one */
    public static SettingsDocument with(SettingsDocument settings, String original, RuleDocument rule) {
        List<RuleDocument> rules = new ArrayList<>(settings.rules().custom());
        int at = index(rules, original);
        if (at < 0) {
            rules.add(rule);
        } else {
            rules.set(at, rule);
        }
        return withRules(settings, rules);
    }

    public static SettingsDocument without(SettingsDocument settings, String id) {
        return withRules(
                settings,
                settings.rules().custom().stream()
                        .filter(rule -> !rule.id().equals(id))
                        .toList());
    }

    /** The rule and its neighbour change places; the precedences stay where they are. */
    public static SettingsDocument moved(SettingsDocument settings, String id, boolean up) {
        List<RuleDocument> rules = new ArrayList<>(of(settings));
        int at = index(rules, id);
        int other = up ? at - 1 : at + 1;
        if (at < 0 || other < 0 || other >= rules.size()) {
            return settings;
        }
        List<Integer> precedences = rules.stream().map(RuleDocument::precedence).toList();
        Collections.swap(rules, at, other);
        List<RuleDocument> ordered = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            ordered.add(rules.get(i).withPrecedence(precedences.get(i)));
        }
        return withRules(settings, ordered);
    }

    private static int index(List<RuleDocument> rules, String id) {
        for (int i = 0; i < rules.size(); i++) {
            if (rules.get(i).id().equals(id)) {
                return i;
            }
        }
        return -1;
    }

    /** The standard rules as a form says. */
    public static SettingsDocument withStandard(SettingsDocument settings, boolean standard, List<String> switchedOff) {
        return settings.withRules(
                new RuleSettings(standard, switchedOff, settings.rules().custom()));
    }

    /**
     * Ids of standard rules that do not apply, after somebody has chosen among those that were listed. What is switched off
     * and was not listed stays: it belongs to a source that may come back.
     *
     * @param before a plain id switches a rule off for all sources, {@code id@source} for one
     */
    public static List<String> switchedOff(List<String> before, Set<String> listed, Set<String> chosen) {
        Stream<String> notListed = before.stream()
                .filter(id -> listed.stream().noneMatch(each -> each.equals(id) || each.startsWith(id + "@")));
        return Stream.concat(notListed, listed.stream().filter(id -> !chosen.contains(id)))
                .distinct()
                .sorted()
                .toList();
    }

    private static SettingsDocument withRules(SettingsDocument settings, List<RuleDocument> custom) {
        RuleSettings rules = settings.rules();
        return settings.withRules(new RuleSettings(rules.standard(), rules.disabledStandardRules(), custom));
    }
}
