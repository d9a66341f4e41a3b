package io.isthmus.migration.console.settings;

import io.isthmus.chassis.configlog.DeploymentSettings;
import io.isthmus.chassis.configlog.ExportControl;
import io.isthmus.contracts.settings.IdentitySettings;
import io.isthmus.contracts.settings.RuleDocument;
import io.isthmus.contracts.settings.SettingsDocument;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.contracts.settings.TargetSettings;
import io.isthmus.migration.console.Fact;
import io.isthmus.migration.console.InWords;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The settings in force.
 *
 * @param settings with the revision that forms quote, so that nobody overwrites what he has not seen
 * @param control who exports to the target; none without a target
 */
public record SettingsView(
        DeploymentSettings settings, @Nullable ExportControl control, String deployment, InWords words) {

    public record Source(String name, List<Fact> facts, List<List<ContainerTree.Row>> partitions) {}

    public SettingsDocument document() {
        return settings.document();
    }

    public String at() {
        return words.time(settings.at());
    }

    public boolean active() {
        return control != null && control.isActive(deployment);
    }

    /** Of the form: what is not said is kept. */
    public String orphans() {
        return document().safety().orphans() == null
                ? "KEEP"
                : document().safety().orphans().name();
    }

    public List<Source> sources() {
        return document().sources().stream().map(SettingsView::source).toList();
    }

    public List<Fact> identity() {
        IdentitySettings identity = document().identity();
        return List.of(
                Fact.of("sign-in name from", identity.upnAttribute()),
                Fact.of("soft match", identity.softMatch() ? "yes" : "no"),
                Fact.of("take over by hard match", identity.hardMatchTakeover() ? "yes" : "no"),
                Fact.of(
                        "who comes under the names of a leaver",
                        identity.takesOverRehired() ? "is back" : "is asked for"));
    }

    public List<RuleDocument> customRules() {
        return document().rules().custom().stream()
                .sorted(Comparator.comparingInt(RuleDocument::precedence))
                .toList();
    }

    private static Source source(SourceSettings source) {
        List<Fact> facts = new ArrayList<>();
        facts.add(Fact.of("kind", InWords.name(source.kind())));
        facts.add(Fact.of(
                "address",
                source.url() == null ? "not given" : source.url() + (source.startTls() ? " with StartTLS" : "")));
        facts.add(Fact.of("account", source.anonymous() ? "not given" : source.reader()));
        facts.add(Fact.of(
                source.signIn() == null ? "password reference" : "keys",
                source.secretReferences().isEmpty() ? "not given" : String.join(", ", source.secretReferences())));
        facts.add(Fact.of("anchor", source.anchorAttribute()));
        facts.add(Fact.of("changes by", InWords.name(source.delta())));
        return new Source(
                source.name(),
                facts,
                source.partitions().stream()
                        .map(partition -> ContainerTree.of(partition).rows())
                        .toList());
    }

    public List<Fact> target() {
        TargetSettings target = document().target();
        if (target == null) {
            return List.of();
        }
        List<Fact> facts = new ArrayList<>();
        facts.add(Fact.of("name", target.name()));
        facts.add(Fact.of("protocol", target.kind().name()));
        facts.add(Fact.of("address", target.url() == null ? "not given" : target.url()));
        facts.add(Fact.of(
                "sign-in",
                switch (target.authentication()) {
                    case null -> "not given";
                    case TargetSettings.BearerToken token -> "bearer token " + token.tokenRef();
                    case TargetSettings.ClientCredentials client ->
                        "client " + client.clientId() + ", secret " + client.clientSecretRef();
                    case TargetSettings.Basic basic -> "user " + basic.user() + ", password " + basic.passwordRef();
                }));
        facts.add(Fact.of("requests at once", target.maxConcurrentRequests()));
        if (target.initialDomain() != null) {
            facts.add(Fact.of("initial domain", target.initialDomain()));
        }
        return facts;
    }

    public String standardRules() {
        if (!document().rules().standard()) {
            return "The standard rules do not apply.";
        }
        List<String> disabled = document().rules().disabledStandardRules();
        return disabled.isEmpty()
                ? "The standard rules apply, all of them, after rules of your own."
                : "The standard rules apply after rules of your own, except " + String.join(", ", disabled) + ".";
    }
}
