package io.isthmus.migration.commands;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.isthmus.contracts.migration.Migration;
import io.isthmus.contracts.migration.MigrationStep.Name;
import io.isthmus.contracts.migration.StepBody;
import io.isthmus.contracts.operations.Run;
import io.isthmus.migration.auditing.Audited;
import io.isthmus.migration.migrating.MigrationState;
import io.isthmus.migration.migrating.MigrationView;
import io.isthmus.migration.rollback.MigrationAbandonment;
import io.isthmus.migration.steps.ForeignWatch;
import io.isthmus.migration.workflow.MigrationLifecycle;
import io.isthmus.migration.workflow.StepTrigger;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Migrations and the triggers of their steps. */
@ApplicationScoped
public class MigrationCommands {

    private final MigrationLifecycle lifecycle;
    private final MigrationAbandonment abandonments;
    private final StepTrigger trigger;
    private final StepBodies bodies;
    private final ForeignWatch foreign;
    private final Audited audited;
    private final CurrentUser user;

    MigrationCommands(
            MigrationLifecycle lifecycle,
            MigrationAbandonment abandonments,
            StepTrigger trigger,
            StepBodies bodies,
            ForeignWatch foreign,
            Audited audited,
            CurrentUser user) {
        this.lifecycle = lifecycle;
        this.abandonments = abandonments;
        this.trigger = trigger;
        this.bodies = bodies;
        this.foreign = foreign;
        this.audited = audited;
        this.user = user;
    }

    public Migration begin(Migration.Begin asked) {
        return audited.call(
                user.name(),
                "BEGIN MIGRATION",
                asked.name(),
                asked.path() == null ? null : asked.path().name(),
                () -> view(lifecycle.begin(asked, user.name())));
    }

    public List<Migration> latest(int limit) {
        return lifecycle.latest(limit).stream().map(this::view).toList();
    }

    public Migration find(String id) {
        return view(lifecycle.find(id));
    }

    /** @param goesOn whether the step's work goes on after this answer */
    public record Triggered(Migration migration, boolean goesOn) {}

    /** @param body as JSON; empty where the step needs none */
    public Triggered trigger(String id, Name step, boolean again, @Nullable String body)
            throws JsonProcessingException {
        StepBody read = bodies.read(step, body);
        StepTrigger.Answer answer = audited.call(user.name(), "STEP " + step, id, again ? "again" : null, () -> {
            StepRights.require(step, read, user);
            return trigger.trigger(id, step, again, read, user.name());
        });
        return new Triggered(view(answer.migration()), answer.goesOn());
    }

    public Migration abandon(String id, @Nullable String reason) {
        return audited.call(user.name(), "ABANDON MIGRATION", id, reason, () -> {
            MigrationAbandonment.GivenUp given = abandonments.abandon(id, user.name(), reason);
            return MigrationView.of(given.migration(), foreign.seen(id), given.proof());
        });
    }

    /** Has the target looked at anew, to see whether the old tool still exports. */
    public Run freshLook(String id) {
        return audited.call(user.name(), "FRESH LOOK", id, null, () -> foreign.lookAfresh(id));
    }

    private Migration view(MigrationState migration) {
        return MigrationView.of(migration, foreign.seen(migration.about().id()));
    }
}
