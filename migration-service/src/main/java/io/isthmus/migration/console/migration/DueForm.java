package io.isthmus.migration.console.migration;

import io.isthmus.contracts.export.PendingExportSummary;
import io.isthmus.contracts.migration.ReCreation;
import io.isthmus.contracts.settings.SettingsDocument;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.contracts.settings.TargetSettings;
import io.isthmus.contracts.settings.TargetSettings.Basic;
import io.isthmus.contracts.settings.TargetSettings.BearerToken;
import io.isthmus.contracts.settings.TargetSettings.ClientCredentials;
import io.isthmus.migration.console.Fact;
import io.isthmus.migration.console.InWords;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What the form of the due step is filled with; whatever the step has no use for is empty.
 *
 * @param analyses to choose from
 * @param sources whose addresses and credentials are to be given
 * @param target as far as it is known
 * @param asksAccess whether IMPORT_SETTINGS asks for sources and target, because nothing was tried before
 * @param asksDocument whether another document may be given instead
 * @param configuration that is going to be applied
 * @param items to re-create
 * @param pending what is pending now
 * @param trouble why something could not be looked up
 */
public record DueForm(
        List<AnalysisView> analyses,
        List<SourceRow> sources,
        @Nullable TargetRow target,
        boolean asksAccess,
        boolean asksDocument,
        Optional<ConfigurationView> configuration,
        List<ReCreation> items,
        Optional<PendingRow> pending,
        long errors,
        @Nullable String trouble) {

    private static final DueForm NOTHING = new DueForm(
            List.of(), List.of(), null, false, false, Optional.empty(), List.of(), Optional.empty(), 0, null);

    public record SourceRow(
            int index,
            String name,
            String kind,
            String url,
            boolean startTls,
            String trustedCertificatesRef,
            String bindDn,
            String passwordRef) {}

    /** A target with its way to sign in, field by field; anything may be {@code null}. */
    public record TargetRow(
            @Nullable String name,
            @Nullable String url,
            @Nullable String initialDomain,
            @Nullable String authentication,
            @Nullable String tokenRef,
            @Nullable String tokenUrl,
            @Nullable String clientId,
            @Nullable String clientSecretRef,
            @Nullable String scope,
            @Nullable String user,
            @Nullable String passwordRef) {}

    /** @param digest of exactly the set that {@code counts} tells of */
    public record PendingRow(String digest, String total, List<Fact> counts) {}

    public static DueForm nothing() {
        return NOTHING;
    }

    public static DueForm choosing(List<AnalysisView> analyses) {
        return new DueForm(
                analyses, List.of(), null, false, false, Optional.empty(), List.of(), Optional.empty(), 0, null);
    }

    /** Addresses and credentials, as far as the settings have them. */
    public static DueForm completing(SettingsDocument settings) {
        List<SourceSettings> sources = settings.sources();
        return new DueForm(
                List.of(),
                IntStream.range(0, sources.size())
                        .mapToObj(i -> row(i, sources.get(i)))
                        .toList(),
                row(settings.target()),
                true,
                true,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                0,
                null);
    }

    /** What was tried before comes in force. */
    public static DueForm importing(boolean asksDocument) {
        return new DueForm(
                List.of(),
                List.of(),
                null,
                false,
                asksDocument,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                0,
                null);
    }

    public static DueForm confirming(ConfigurationView configuration) {
        return new DueForm(
                List.of(),
                List.of(),
                null,
                false,
                false,
                Optional.of(configuration),
                List.of(),
                Optional.empty(),
                0,
                null);
    }

    public static DueForm reCreating(List<ReCreation> items) {
        return new DueForm(
                List.of(), List.of(), null, false, false, Optional.empty(), items, Optional.empty(), 0, null);
    }

    public static DueForm reviewing(PendingExportSummary summary) {
        List<Fact> counts = summary.counts().stream()
                .map(count -> Fact.of(
                        InWords.name(count.objectType()) + ", "
                                + InWords.name(count.operation()).toLowerCase(java.util.Locale.ROOT),
                        count.count()))
                .collect(Collectors.toList());
        PendingRow pending = new PendingRow(summary.digest(), InWords.count(summary.total()), counts);
        return new DueForm(
                List.of(), List.of(), null, false, false, Optional.empty(), List.of(), Optional.of(pending), 0, null);
    }

    /** @param errors objects with errors, as far as the page can tell */
    public static DueForm acknowledging(long errors) {
        return new DueForm(
                List.of(), List.of(), null, false, false, Optional.empty(), List.of(), Optional.empty(), errors, null);
    }

    public static DueForm withTrouble(String why) {
        return new DueForm(
                List.of(), List.of(), null, false, false, Optional.empty(), List.of(), Optional.empty(), 0, why);
    }

    private static TargetRow row(TargetSettings target) {
        if (target == null) {
            return new TargetRow(null, null, null, null, null, null, null, null, null, null, null);
        }
        String name = target.name();
        String url = target.url();
        String domain = target.initialDomain();
        return switch (target.authentication()) {
            case null -> new TargetRow(name, url, domain, null, null, null, null, null, null, null, null);
            case BearerToken(String ref) ->
                new TargetRow(name, url, domain, "bearer", ref, null, null, null, null, null, null);
            case ClientCredentials(String tokenUrl, String client, String secret, String scope) ->
                new TargetRow(
                        name, url, domain, "clientCredentials", null, tokenUrl, client, secret, scope, null, null);
            case Basic(String user, String password) ->
                new TargetRow(name, url, domain, "basic", null, null, null, null, null, user, password);
        };
    }

    private static SourceRow row(int index, SourceSettings source) {
        return new SourceRow(
                index,
                source.name(),
                InWords.name(source.kind()),
                source.url(),
                source.startTls(),
                source.trustedCertificatesRef(),
                source.bindDn(),
                source.passwordRef());
    }
}
