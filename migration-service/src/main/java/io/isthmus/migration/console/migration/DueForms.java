package io.isthmus.migration.console.migration;

import com.fasterxml.jackson.databind.JsonNode;
import io.isthmus.chassis.problem.ProblemException;
import io.isthmus.contracts.migration.Migration;
import io.isthmus.contracts.migration.MigrationStep;
import io.isthmus.migration.configuration.Configurations;
import io.isthmus.migration.console.InWords;
import io.isthmus.migration.console.Services;
import io.isthmus.migration.console.page.ConsoleConfig;
import io.isthmus.migration.console.page.TimeZone;
import io.isthmus.migration.migrating.MigrationState;
import io.isthmus.migration.workflow.MigrationLifecycle;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks up what the form of the due step is filled with. */
@ApplicationScoped
class DueForms {

    private final Services services;
    private final MigrationLifecycle desk;
    private final Configurations configurations;
    private final ConsoleConfig config;
    private final Clock clock;

    DueForms(
            Services services,
            MigrationLifecycle desk,
            Configurations configurations,
            ConsoleConfig config,
            Clock clock) {
        this.services = services;
        this.desk = desk;
        this.configurations = configurations;
        this.config = config;
        this.clock = clock;
    }

    /** @param step whose form is shown */
    DueForm of(Migration migration, MigrationStep.@Nullable Name step) {
        if (step == null) {
            return new DueForm.Nothing();
        }
        try {
            return switch (step) {
                case ANALYZE -> choosing();
                case CLOUD_CREDENTIALS, DIRECTORY_CREDENTIALS -> completing(migration);
                case IMPORT_SETTINGS -> importing(migration);
                case READY_TO_CONFIGURE ->
                    new DueForm.Confirming(Optional.of(ConfigurationView.of(configurations.of(state(migration)))));
                case RE_CREATE ->
                    new DueForm.ReCreating(
                            configurations.reCreations(state(migration).facts()));
                case REVIEW_PENDING_EXPORTS, LEAVE_STAGING, EXPORT -> new DueForm.Reviewing(services.pendingSummary());
                case VERIFY, CONFIRM -> new DueForm.Acknowledging(errorsFound(migration));
                case CHOOSE_INSTALLATION,
                        EXPORT_SETTINGS,
                        CONFIRM_DATABASE,
                        ENTER_STAGING,
                        INITIAL_RUN,
                        RETIRE_OLD_TOOL,
                        HAND_OVER -> new DueForm.Nothing();
            };
        } catch (ProblemException e) {
            return new DueForm.NotLookedUp(e.detail());
        }
    }

    private DueForm choosing() {
        InWords words = new InWords(clock.instant(), TimeZone.of(config));
        return new DueForm.Choosing(services.analyses().stream()
                .map(each -> new AnalysisView(each, words))
                .filter(AnalysisView::done)
                .toList());
    }

    private DueForm completing(Migration migration) {
        return new DueForm.Completing(configurations.soFar(state(migration)));
    }

    /** Credentials are asked for only where nothing was tried before; a confirmed document is not replaced. */
    private DueForm importing(Migration migration) {
        return has(migration, MigrationStep.Name.CLOUD_CREDENTIALS)
                ? new DueForm.Importing(!has(migration, MigrationStep.Name.READY_TO_CONFIGURE))
                : completing(migration);
    }

    private static boolean has(Migration migration, MigrationStep.Name name) {
        return migration.steps().stream().anyMatch(step -> step.name() == name);
    }

    private MigrationState state(Migration migration) {
        return desk.find(migration.id());
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
