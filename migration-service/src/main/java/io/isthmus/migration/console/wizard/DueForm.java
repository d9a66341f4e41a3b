package io.isthmus.migration.console.wizard;

import io.isthmus.contracts.export.PendingExportSummary;
import io.isthmus.contracts.settings.SettingsDocument;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.contracts.settings.TargetSettings;
import io.isthmus.migration.console.Fact;
import io.isthmus.migration.console.InWords;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What the form of the due step is filled with; whatever the step has no use for is empty.
 *
 * @param analyses to choose from
 * @param sources of the exported settings, whose addresses and credentials are to be given
 * @param pending what is pending now
 * @param trouble why something could not be looked up; {@code null} if it could
 */
public record DueForm(
        List<AnalysisView> analyses,
        List<SourceRow> sources,
        TargetSettings target,
        Optional<PendingRow> pending,
        long errors,
        String trouble) {

    public record SourceRow(
            int index, String name, String kind, String url, boolean startTls, String bindDn, String passwordRef) {}

    /** @param digest of exactly the set that {@code counts} tells of */
    public record PendingRow(String digest, String total, List<Fact> counts) {}

    public static DueForm nothing() {
        return new DueForm(List.of(), List.of(), null, Optional.empty(), 0, null);
    }

    public static DueForm choosing(List<AnalysisView> analyses) {
        return new DueForm(analyses, List.of(), null, Optional.empty(), 0, null);
    }

    public static DueForm completing(SettingsDocument exported) {
        List<SourceSettings> sources = exported.sources();
        return new DueForm(
                List.of(),
                IntStream.range(0, sources.size())
                        .mapToObj(i -> row(i, sources.get(i)))
                        .toList(),
                exported.target(),
                Optional.empty(),
                0,
                null);
    }

    public static DueForm reviewing(PendingExportSummary summary) {
        List<Fact> counts = summary.counts().stream()
                .map(count -> Fact.of(
                        InWords.name(count.objectType()) + ", "
                                + InWords.name(count.operation()).toLowerCase(java.util.Locale.ROOT),
                        count.count()))
                .collect(Collectors.toList());
        return new DueForm(
                List.of(),
                List.of(),
                null,
                Optional.of(new PendingRow(summary.digest(), InWords.count(summary.total()), counts)),
                0,
                null);
    }

    /** @param errors objects with errors, as far as the page can tell */
    public static DueForm acknowledging(long errors) {
        return new DueForm(List.of(), List.of(), null, Optional.empty(), errors, null);
    }

    public static DueForm withTrouble(String why) {
        return new DueForm(List.of(), List.of(), null, Optional.empty(), 0, why);
    }

    private static SourceRow row(int index, SourceSettings source) {
        return new SourceRow(
                index,
                source.name(),
                InWords.name(source.kind()),
                source.url(),
                source.startTls(),
                source.bindDn(),
                source.passwordRef());
    }
}
