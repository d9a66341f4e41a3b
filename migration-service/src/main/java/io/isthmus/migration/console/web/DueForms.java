package io.isthmus.migration.console.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.isthmus.chassis.problem.ProblemException;
import io.isthmus.contracts.WireFormat;
import io.isthmus.contracts.migration.Migration;
import io.isthmus.contracts.migration.MigrationStep;
import io.isthmus.contracts.settings.SettingsDocument;
import io.isthmus.migration.console.InWords;
import io.isthmus.migration.console.Services;
import io.isthmus.migration.console.wizard.AnalysisView;
import io.isthmus.migration.console.wizard.DueForm;
import io.isthmus.migration.performing.MigrationDesk;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;

/** Looks up what the form of the due step is filled with. */
@ApplicationScoped
class DueForms {

    private final Services services;
    private final MigrationDesk desk;
    private final ConsoleConfig config;
    private final Clock clock;

    DueForms(Services services, MigrationDesk desk, ConsoleConfig config, Clock clock) {
        this.services = services;
        this.desk = desk;
        this.config = config;
        this.clock = clock;
    }

    /** @param step whose form is shown; {@code null} for none */
    DueForm of(Migration migration, MigrationStep.Name step) {
        if (step == null) {
            return DueForm.nothing();
        }
        try {
            return switch (step) {
                case ANALYZE -> choosing();
                case IMPORT_SETTINGS -> completing(migration);
                case REVIEW_PENDING_EXPORTS, LEAVE_STAGING, EXPORT -> DueForm.reviewing(services.pendingSummary());
                case VERIFY, CONFIRM -> DueForm.acknowledging(errorsFound(migration));
                case EXPORT_SETTINGS, ENTER_STAGING, INITIAL_RUN, RETIRE_OLD_TOOL -> DueForm.nothing();
            };
        } catch (ProblemException e) {
            return DueForm.withTrouble(e.detail());
        }
    }

    private DueForm choosing() {
        InWords words = new InWords(clock.instant(), Zone.of(config));
        return DueForm.choosing(services.analyses().stream()
                .map(each -> AnalysisView.of(each, words))
                .filter(AnalysisView::done)
                .toList());
    }

    private DueForm completing(Migration migration) {
        Optional<SettingsDocument> found = migration.path() == Migration.Path.PARALLEL
                ? Optional.of(parsed(desk.exportedSettings(migration.id())))
                : services.analysis(migration.analysisId()).map(result -> result.settings());
        return found.map(DueForm::completing)
                .orElseGet(() -> DueForm.withTrouble("the analysis " + migration.analysisId() + " has no settings"));
    }

    private static SettingsDocument parsed(String document) {
        try {
            return WireFormat.mapper().readValue(document, SettingsDocument.class);
        } catch (JsonProcessingException e) {
            throw new ProblemException(
                    409,
                    "SETTINGS_NOT_READABLE",
                    "The exported settings cannot be read",
                    e.getOriginalMessage(),
                    "Do the step Export settings once more.");
        }
    }

    /** What a person is asked to have looked at: the errors that the last look found. */
    private static long errorsFound(Migration migration) {
        return migration.steps().stream()
                .filter(step -> step.name() == migration.current()
                        || step.name() == MigrationStep.Name.INITIAL_RUN
                                && migration.current() == MigrationStep.Name.VERIFY)
                .map(MigrationStep::evidence)
                .filter(evidence -> evidence != null)
                .mapToLong(DueForms::errorsIn)
                .max()
                .orElse(0);
    }

    private static long errorsIn(JsonNode evidence) {
        if (evidence.path("pending").has("total")) {
            return evidence.path("pending").path("total").asLong();
        }
        long sum = 0;
        for (JsonNode operation : evidence.path("operations")) {
            sum += operation.path("counts").path("errors").asLong(0);
        }
        return sum;
    }
}
