package io.isthmus.migration.operations;

import io.isthmus.contracts.migration.MigrationStep.Name;
import io.isthmus.contracts.migration.StepBody;
import io.isthmus.contracts.migration.StepBody.Acknowledge;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.migration.deployment.DeploymentChanges;
import io.isthmus.migration.migrating.Checklist;
import io.isthmus.migration.migrating.StepRefused;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which operations a waiting step needs, by the settings that are in force as it begins. */
@ApplicationScoped
public class Checklists {

    private final DeploymentChanges changes;

    Checklists(DeploymentChanges changes) {
        this.changes = changes;
    }

    public Checklist of(Name step, @Nullable StepBody body) {
        Acknowledge acknowledge = body instanceof Acknowledge given ? given : new Acknowledge(null, null);
        return Checklist.of(
                step, step == Name.INITIAL_RUN ? sources() : List.of(), acknowledge.errors(), acknowledge.comment());
    }

    private List<String> sources() {
        return changes.settings()
                .map(settings -> settings.document().sources().stream()
                        .map(SourceSettings::name)
                        .toList())
                .orElseThrow(() -> new StepRefused(
                        "NO_SETTINGS",
                        "the config log has no settings of deployment " + changes.deployment(),
                        "Trigger IMPORT_SETTINGS again (?again=true)."));
    }
}
