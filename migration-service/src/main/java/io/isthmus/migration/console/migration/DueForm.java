package io.isthmus.migration.console.migration;

import io.isthmus.contracts.export.PendingExportSummary;
import io.isthmus.contracts.migration.ReCreation;
import io.isthmus.contracts.settings.SettingsDocument;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.migration.console.Fact;
import io.isthmus.migration.console.InWords;
import io.isthmus.migration.console.pending.PendingPageView;
import io.isthmus.migration.console.settings.TargetForm;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the form of the due step is filled with; whatever the step has no use for is empty. */
public sealed interface DueForm {

    /** To choose from. */
    default List<AnalysisView> analyses() {
        return List.of();
    }

    /** Whose addresses and credentials are to be given. */
    default List<SourceSettings> sources() {
        return List.of();
    }

    /** As far as it is known. */
    default @Nullable TargetForm target() {
        return null;
    }

    /** Whether IMPORT_SETTINGS asks for sources and target, because nothing was tried before. */
    default boolean asksAccess() {
        return false;
    }

    /** Whether another document may be given instead. */
    default boolean asksDocument() {
        return false;
    }

    /** That is going to be applied. */
    default Optional<ConfigurationView> configuration() {
        return Optional.empty();
    }

    /** To re-create. */
    default List<ReCreation> items() {
        return List.of();
    }

    /** What is pending now. */
    default Optional<PendingRow> pending() {
        return Optional.empty();
    }

    /** How many objects have some, as far as the page can tell. */
    default long errors() {
        return 0;
    }

    /** Why something could not be looked up. */
    default @Nullable String trouble() {
        return null;
    }

    record Nothing() implements DueForm {}

    record Choosing(List<AnalysisView> analyses) implements DueForm {}

    /** Addresses and credentials, as far as the settings have them. */
    record Completing(SettingsDocument settings) implements DueForm {

        @Override
        public List<SourceSettings> sources() {
            return settings.sources();
        }

        @Override
        public TargetForm target() {
            return TargetForm.of(settings);
        }

        @Override
        public boolean asksAccess() {
            return true;
        }

        @Override
        public boolean asksDocument() {
            return true;
        }
    }

    /** What was tried before comes in force. */
    record Importing(boolean asksDocument) implements DueForm {}

    record Confirming(Optional<ConfigurationView> configuration) implements DueForm {}

    record ReCreating(List<ReCreation> items) implements DueForm {}

    record Reviewing(Optional<PendingRow> pending) implements DueForm {

        Reviewing(PendingExportSummary summary) {
            this(Optional.of(
                    new PendingRow(summary.digest(), InWords.count(summary.total()), PendingPageView.counts(summary))));
        }
    }

    record Acknowledging(long errors) implements DueForm {}

    record NotLookedUp(String trouble) implements DueForm {}

    /** @param digest of exactly the set that {@code counts} tells of */
    record PendingRow(String digest, String total, List<Fact> counts) {}
}
