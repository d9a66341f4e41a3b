package io.isthmus.sync.checking;

import static java.util.Objects.requireNonNull;

import io.isthmus.contracts.checking.CheckReport;
import io.isthmus.contracts.checking.CheckReport.Check;
import io.isthmus.contracts.checking.Findings;
import io.isthmus.contracts.settings.SettingsDocument;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.directories.containers.ContainerFilter;
import io.isthmus.rules.rule.RuleSet;
import io.isthmus.sync.rules.RuleCatalog;
import io.isthmus.sync.source.ImportSelection;
import io.isthmus.sync.source.SourceConnector;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/**
 * Tries a source as an import would use it: secret, address, encryption, account; what the directory is; what of it can be
 * read. After a failure, what needs it is left out. Nothing is remembered.
 */
@ApplicationScoped
public class SourceChecking {

    /** Somebody waits for the answer. A single try ends by itself after some seconds. */
    private static final Duration TIMEOUT = Duration.ofSeconds(45);

    private final SourceProbe.Probes probes;
    private final Function<SourceSettings, SourceConnector> connectors;
    private final Clock clock = Clock.systemUTC();
    private final RuleCatalog catalog = new RuleCatalog();

    SourceChecking(SourceProbe.Probes probes, Function<SourceSettings, SourceConnector> connectors) {
        this.probes = probes;
        this.connectors = connectors;
    }

    /** @throws io.isthmus.chassis.problem.ProblemException when this is no source that could be tried */
    public CheckReport check(SourceSettings source) {
        UsableSource.require(source);
        long end = System.nanoTime() + TIMEOUT.toNanos();
        List<Check> checks = source.kind().speaksLdap()
                ? directory(source, end)
                : new ReadingTrial(connectors, () -> System.nanoTime() - end > 0).run(source, selection(source));
        return new CheckReport(source.name(), checks, clock.instant());
    }

    private List<Check> directory(SourceSettings source, long end) {
        Findings findings = new Findings();
        source.servers().stream()
                .flatMap(server -> server.addresses().stream().map(server::reachedAt))
                .forEach(server -> findings.addAll(check(server, end)));
        return findings.all();
    }

    /** Each server that is named is tried by itself; of those that DNS names, the first. */
    private List<Check> check(SourceSettings source, long end) {
        Findings findings = new Findings();
        try (SourceProbe probe = probes.of(source)) {
            if (connects(source, probe, findings)) {
                ServerFacts server = probe.server();
                findings.addAll(about(source, probe, server));
                findings.addAll(new ContentsCheck(
                                source,
                                probe,
                                server,
                                rules(source).sourceTypes(source.name()),
                                () -> System.nanoTime() - end > 0)
                        .run());
            }
        }
        return findings.all();
    }

    private static boolean connects(SourceSettings source, SourceProbe probe, Findings findings) {
        boolean anonymous = source.anonymous();
        boolean secret = anonymous || findings.add(SourceConnectionJudgement.secret(source, probe.secret()));
        return findings.add(SourceConnectionJudgement.reached(source, probe.reach()))
                && findings.add(SourceConnectionJudgement.encrypted(source, probe.connect()))
                && secret
                && findings.add(SourceConnectionJudgement.signedIn(source, anonymous ? Tried.WORKED : probe.signIn()));
    }

    private List<Check> about(SourceSettings source, SourceProbe probe, ServerFacts server) {
        Findings findings = new Findings();
        findings.add(ServerJudgement.kind(source, server));
        ServerJudgement.clocks(server, clock.instant()).ifPresent(findings::add);
        findings.add(ServerJudgement.paging(server));
        ServerJudgement.name(source.bindDn())
                .flatMap(name -> ServerJudgement.account(source, server, probe.entry(requireNonNull(source.bindDn()))))
                .ifPresent(findings::add);
        return findings.all();
    }

    private ImportSelection selection(SourceSettings source) {
        RuleSet rules = rules(source);
        return new ImportSelection(
                new ContainerFilter(source.partitions()),
                rules.sourceTypes(source.name()),
                rules.sourceAttributes(source.name()),
                rules.membershipAttributes(source.name()));
    }

    /** The standard rules of such a source. */
    private RuleSet rules(SourceSettings source) {
        return catalog.rulesFor(SettingsDocument.of(List.of(source))).rules();
    }
}
