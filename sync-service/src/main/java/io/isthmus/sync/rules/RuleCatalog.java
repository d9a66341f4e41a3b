package io.isthmus.sync.rules;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.isthmus.contracts.WireFormat;
import io.isthmus.contracts.settings.RuleDocument;
import io.isthmus.contracts.settings.RuleSettings;
import io.isthmus.contracts.settings.SettingsDocument;
import io.isthmus.directories.containers.NamingContexts;
import io.isthmus.rules.rule.RuleProblem;
import io.isthmus.rules.rule.RuleReading;
import io.isthmus.rules.rule.RuleSet;
import io.isthmus.rules.rule.SynchronizationRule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Puts together the rules that the settings ask for. */
public final class RuleCatalog {

    private static final Comparator<StandardRule> IN_ORDER = Comparator.comparing(
                    (StandardRule each) -> each.rule().direction())
            .thenComparing(each -> each.rule().precedence());

    private final StandardRuleSet standard = new StandardRuleSet();

    /**
     * The rules in force under these settings.
     *
     * @throws UnreadableRules when one of them cannot be used; leaving it out could let in, or throw out, everybody
     */
    public SynchronizationRules rulesFor(SettingsDocument settings) {
        List<RuleDocument> documents = documents(settings);
        List<SynchronizationRule> rules = new ArrayList<>();
        List<RuleProblem> problems = new ArrayList<>();
        for (RuleDocument document : documents) {
            switch (RuleTranslation.translate(document)) {
                case RuleReading.Readable readable -> rules.add(readable.rule());
                case RuleReading.Unreadable unreadable -> problems.addAll(unreadable.problems());
            }
        }
        if (!problems.isEmpty()) {
            throw new UnreadableRules(
                    problems.stream().map(RuleProblem::toString).toList());
        }
        try {
            NamingContexts contexts = NamingContexts.of(settings.sources());
            return SynchronizationRules.of(
                    RuleSet.of(rules), contexts, fingerprint(documents) + contexts.fingerprint());
        } catch (IllegalArgumentException e) {
            throw new UnreadableRules(List.of(e.getMessage()));
        }
    }

    /** Everything that is wrong with the rules that these settings ask for. */
    public RuleCheck check(SettingsDocument settings) {
        List<SynchronizationRule> rules = new ArrayList<>();
        List<RuleCheck.Flaw> flaws = new ArrayList<>();
        for (RuleDocument document : documents(settings)) {
            switch (RuleTranslation.translate(document)) {
                case RuleReading.Readable readable -> rules.add(readable.rule());
                case RuleReading.Unreadable unreadable ->
                    unreadable.problems().forEach(problem -> flaws.add(flaw(problem)));
            }
        }
        if (flaws.isEmpty()) {
            try {
                RuleSet.of(rules);
            } catch (IllegalArgumentException e) {
                flaws.add(new RuleCheck.Flaw(null, "all rules", null, e.getMessage()));
            }
        }
        return new RuleCheck(flaws);
    }

    private static RuleCheck.Flaw flaw(RuleProblem problem) {
        return new RuleCheck.Flaw(
                problem.ruleId(),
                problem.place(),
                problem.position() < 0 ? null : problem.position() + 1,
                problem.message());
    }

    /** The standard rules for these sources, by direction and precedence: also those that are switched off. */
    public List<StandardRule> standardRules(SettingsDocument settings) {
        return standard(settings).sorted(IN_ORDER).toList();
    }

    private Stream<StandardRule> standard(SettingsDocument settings) {
        RuleSettings rules = settings.rules();
        Set<String> disabled = Set.copyOf(rules.disabledStandardRules());
        return standard.forSources(settings.sources()).stream()
                .map(rule -> new StandardRule(
                        withUpnAttribute(rule, settings.identity().upnAttribute()),
                        disabled.contains(rule.id()) || disabled.contains(originalId(rule))));
    }

    private List<RuleDocument> documents(SettingsDocument settings) {
        List<RuleDocument> documents = new ArrayList<>(settings.rules().custom());
        if (settings.rules().standard()) {
            standard(settings)
                    .filter(each -> !each.switchedOff())
                    .map(StandardRule::rule)
                    .forEach(documents::add);
        }
        return documents;
    }

    private static String originalId(RuleDocument rule) {
        int at = rule.id().indexOf('@');
        return at < 0 ? rule.id() : rule.id().substring(0, at);
    }

    /** An alternate ID: another source attribute becomes the user principal name; the fallbacks stay as they are. */
    private static RuleDocument withUpnAttribute(RuleDocument rule, String attribute) {
        if (rule.direction() != RuleDocument.Direction.INBOUND || attribute.equals("userPrincipalName")) {
            return rule;
        }
        List<RuleDocument.Flow> flows = rule.flows().stream()
                .map(flow -> flow.target().equals("userPrincipalName")
                        ? new RuleDocument.Flow(
                                flow.target(),
                                flow.kind(),
                                flow.source()
                                        .replace("[userPrincipalName]", "[" + attribute + "]")
                                        .replaceFirst("^userPrincipalName$", attribute),
                                flow.merge(),
                                flow.executeOnce())
                        : flow)
                .toList();
        return new RuleDocument(
                rule.id(),
                rule.name(),
                rule.direction(),
                rule.connector(),
                rule.sourceType(),
                rule.targetType(),
                rule.linkType(),
                rule.precedence(),
                rule.scope(),
                rule.joins(),
                flows);
    }

    private static String fingerprint(List<RuleDocument> documents) {
        try {
            return UUID.nameUUIDFromBytes(WireFormat.mapper().writeValueAsBytes(documents))
                    .toString();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("rules are always writable as JSON", e);
        }
    }
}
