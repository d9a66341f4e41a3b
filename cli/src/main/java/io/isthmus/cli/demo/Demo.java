package io.isthmus.cli.demo;

import static java.util.Objects.requireNonNull;

import io.isthmus.cli.api.Apis;
import io.isthmus.cli.terminal.Stages;
import io.isthmus.cli.terminal.Terminal;
import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.WireFormat;
import io.isthmus.contracts.analysis.AnalysisResult;
import io.isthmus.contracts.analysis.Finding;
import io.isthmus.contracts.export.PendingExportSummary;
import io.isthmus.contracts.export.PendingExportView;
import io.isthmus.contracts.migration.MigrationStep;
import io.isthmus.contracts.settings.SettingsDocument;
import io.isthmus.localstack.files.OwnerOnly;
import io.isthmus.sandbox.comparing.FormerTool;
import io.isthmus.sandbox.comparing.ProviderComparison;
import io.isthmus.sandbox.directory.Oracle;
import io.isthmus.sandbox.directory.SampleDirectory;
import io.isthmus.sandbox.legacy.SampleExport;
import io.isthmus.sandbox.provider.SampleProvider;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/**
 * The demo told in one method, {@link #walk}. It believes nothing it is told by the services: what is at the provider in the
 * end is compared with what the directory's oracle expects.
 */
final class Demo {

    private static final String NO_SOURCE = "NO_SOURCE";
    private static final int SHOWN_FINDINGS = 5;
    private static final int SHOWN_DIFFERENCES = 5;
    private static final int SHOWN_MISMATCHES = 20;

    private final Terminal terminal;
    private final Stages stages;
    private final Path data;
    private final SampleDirectory directory;
    private final SampleProvider provider;
    private final SampleAccess access;
    private final FormerTool.LeftBehind leftBehind;
    private final Walk walk;

    /** @param data folder for the exported settings */
    Demo(
            Terminal terminal,
            Stages stages,
            Apis apis,
            Path data,
            SampleDirectory directory,
            SampleProvider provider,
            SampleAccess access,
            FormerTool.LeftBehind leftBehind) {
        this.terminal = terminal;
        this.stages = stages;
        this.data = data;
        this.directory = directory;
        this.provider = provider;
        this.access = access;
        this.leftBehind = leftBehind;
        this.walk = new Walk(apis, terminal);
    }

    static void show(FormerTool.LeftBehind left, Terminal terminal) {
        terminal.line(
                "      at the provider, by the old tool: %,d as they should be, %,d outdated, %,d without anchor; %,d missing",
                left.asTheyShouldBe(), left.stale(), left.withoutAnchor(), left.missing());
    }

    static String conclusion(boolean holds) {
        return holds
                ? "The migration is complete: every object is at the provider, attribute by attribute, and nothing else."
                : "The migration is NOT right: see the mismatches above.";
    }

    /** @return whether the independent comparison holds */
    boolean walk() throws Exception {
        AnalysisResult analysis = stages.run("Analysis of the old tool's export, objects counted live", this::analyze);
        SettingsDocument settings = stages.run("Settings exported", () -> exportSettings(analysis));
        stages.run("Credentials tried, settings imported, staging mode", () -> {
            walk.tryCredentials(settings, access, access.target());
            walk.step(MigrationStep.Name.IMPORT_SETTINGS, null);
            return walk.step(MigrationStep.Name.ENTER_STAGING, null);
        });
        stages.run("Initial import and synchronization of source and target", this::initialRun);
        stages.run("The four operations verified", () -> walk.step(MigrationStep.Name.VERIFY, null));
        stages.run("Pending exports reviewed", this::review);
        requireNotOneWrite();
        stages.run("Old tool retired, staging mode left", () -> {
            walk.retireOldTool();
            walk.migration().warnings().forEach(warning -> terminal.line("      ! " + warning));
            return walk.step(MigrationStep.Name.LEAVE_STAGING, null);
        });
        stages.run("Exported", () -> walk.step(MigrationStep.Name.EXPORT, null));
        stages.run("Confirmed by a target import", () -> walk.step(MigrationStep.Name.CONFIRM, null));
        return stages.run("Compared with the directory, independently of the services", this::compare);
    }

    private AnalysisResult analyze() throws InterruptedException {
        AnalysisResult analysis = walk.analyze(SampleExport.FILE_NAME, SampleExport.zip());
        analysis = walk.count(analysis, access);
        terminal.line(
                "      %s: %s (%s)",
                analysis.fileName(),
                requireNonNull(analysis.product()).name(),
                analysis.product().kind());
        terminal.line(
                "      %,d objects, verdict %s, %,d minutes of downtime if it were done in place",
                requireNonNull(analysis.objects()).count(), analysis.verdict(), analysis.estimatedMinutes());
        List<Finding> findings = analysis.findings().stream()
                .sorted(Comparator.comparing(Finding::severity).reversed())
                .toList();
        findings.stream()
                .limit(SHOWN_FINDINGS)
                .forEach(finding ->
                        terminal.line("      %s %s: %s", finding.severity(), finding.code(), finding.message()));
        if (findings.size() > SHOWN_FINDINGS) {
            terminal.line("      and %d more findings", findings.size() - SHOWN_FINDINGS);
        }
        walk.begin(analysis);
        return analysis;
    }

    private SettingsDocument exportSettings(AnalysisResult analysis) throws Exception {
        byte[] document = walk.exportSettings();
        Path file = data.resolve("exported-settings.json");
        OwnerOnly.write(file, document);
        SettingsDocument settings = WireFormat.mapper().readValue(document, SettingsDocument.class);
        settings.sources()
                .forEach(source -> source.partitions()
                        .forEach(partition -> terminal.line(
                                "      %s: %s with %d included and %d excluded containers",
                                source.name(),
                                partition.dn(),
                                partition.includedContainers().size(),
                                partition.excludedContainers().size())));
        terminal.line(
                "      not carried over: %d; document: %s",
                analysis.notCarriedOver().size(), file);
        return settings;
    }

    private MigrationStep initialRun() throws InterruptedException {
        MigrationStep step = walk.step(MigrationStep.Name.INITIAL_RUN, null);
        requireNonNull(step.evidence())
                .path("operations")
                .forEach(operation -> terminal.line(
                        "      %-24s %s %s",
                        operation.path("profile").asText(),
                        operation.path("status").asText(),
                        operation.path("counts")));
        return step;
    }

    private PendingExportSummary review() throws InterruptedException {
        PendingExportSummary summary = walk.pendingExports();
        summary.counts()
                .forEach(count ->
                        terminal.line("      %-8s %-8s %,8d", count.operation(), count.objectType(), count.count()));
        terminal.line(
                "      of these, deletions of what the old tool has left without a source: %s of %,d",
                summary.reasons() == null ? 0 : summary.reasons().getOrDefault(NO_SOURCE, 0L),
                leftBehind.orphans().size());
        PendingExportView.Page page = walk.somePendingExports(SHOWN_DIFFERENCES);
        page.items().forEach(this::show);
        walk.review(summary);
        return summary;
    }

    private void show(PendingExportView pending) {
        String changes = String.join(
                ", ",
                pending.changes().stream()
                        .limit(2)
                        .map(change -> change.attribute() + " " + change.expected() + " -> " + change.desired())
                        .toList());
        terminal.line("      %s %s: %s", pending.operation(), pending.displayName(), changes);
    }

    private void requireNotOneWrite() {
        if (provider.log().size() > 0) {
            throw new DemoFailed(
                    "the provider received " + provider.log().size() + " writes in staging mode; the first: "
                            + provider.log().after(0).getFirst());
        }
        terminal.line("    The provider's own log: not one write so far.");
    }

    private boolean compare() {
        Oracle oracle = directory.oracle();
        ProviderComparison comparison = ProviderComparison.of(oracle, provider, leftBehind.cloudOnly());
        comparison.mismatches().stream()
                .limit(SHOWN_MISMATCHES)
                .forEach(mismatch -> terminal.line("      x " + mismatch));
        terminal.line(
                "      %,d users, %,d groups, %,d contacts at the provider; %,d objects expected, %,d mismatches",
                provider.count(ObjectType.USER),
                provider.count(ObjectType.GROUP),
                provider.count(ObjectType.CONTACT),
                comparison.compared(),
                comparison.mismatchCount());
        terminal.line("      %,d writes were needed", provider.log().size());
        return comparison.holds();
    }
}
