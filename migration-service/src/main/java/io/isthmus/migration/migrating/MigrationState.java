package io.isthmus.migration.migrating;

import static io.isthmus.contracts.migration.MigrationStep.Name.LEAVE_STAGING;
import static io.isthmus.contracts.migration.MigrationStep.Name.RE_CREATE;

import io.isthmus.contracts.migration.Migration.Path;
import io.isthmus.contracts.migration.MigrationStep.Name;
import io.isthmus.migration.migrating.Facts.ConfirmedConfiguration;
import io.isthmus.migration.migrating.Facts.ExportedDocument;
import io.isthmus.migration.migrating.Facts.Outset;
import io.isthmus.migration.migrating.Facts.ReCreationDecisions;
import io.isthmus.migration.migrating.Facts.ReviewedExports;
import io.isthmus.migration.migrating.StepState.Done;
import io.isthmus.migration.migrating.StepState.Failed;
import io.isthmus.migration.migrating.StepState.NotBegun;
import io.isthmus.migration.migrating.StepState.Running;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A migration as it stands. Values are immutable; every move answers the next value.
 *
 * <pre>
 *     begin ──▶ InProgress ──last step done──▶ Completed
 *                   └──abandon, before cutover──▶ Abandoned
 * </pre>
 */
public sealed interface MigrationState {

    About about();

    /** The steps of the plan that were begun, and others as far as they are known. */
    Map<Name, StepState> steps();

    Facts facts();

    default MigrationPlan plan() {
        return MigrationPlan.of(about().path(), facts());
    }

    /** How a step of the plan stands; one that the analysis has brought into the plan has not begun. */
    default StepState step(Name name) {
        if (!plan().has(name)) {
            throw new IllegalArgumentException("a migration of path " + about().path() + " has no step " + name);
        }
        return steps().getOrDefault(name, new NotBegun());
    }

    /** What never changes. */
    record About(String id, String name, String deployment, Path path, Instant startedAt, String startedBy) {}

    /** @param facts known from the beginning */
    static InProgress begin(About about, Facts facts) {
        EnumMap<Name, StepState> steps = new EnumMap<>(Name.class);
        MigrationPlan.of(about.path(), facts).steps().forEach(step -> steps.put(step, new NotBegun()));
        return new InProgress(about, steps, facts);
    }

    /**
     * One that an earlier version has stored goes by the plan it was begun with, unless it has not got anywhere yet.
     *
     * @param facts as stored
     */
    static InProgress resumed(About about, Map<Name, StepState> steps, Facts facts) {
        boolean anywhere = steps.values().stream().anyMatch(Done.class::isInstance);
        return new InProgress(
                about, steps, anywhere ? facts : facts.with(new Outset(MigrationPlan.VERSION, facts.from())));
    }

    /** All steps are done. */
    record Completed(About about, Map<Name, StepState> steps, Facts facts, Instant at) implements MigrationState {}

    /** Given up before cutover: this deployment has written nothing. */
    record Abandoned(
            About about,
            Map<Name, StepState> steps,
            Facts facts,
            Instant at,
            String by,
            @Nullable String reason) implements MigrationState {}

    /** It goes on. */
    record InProgress(About about, Map<Name, StepState> steps, Facts facts) implements MigrationState {

        public InProgress {
            steps = Collections.unmodifiableMap(new EnumMap<>(steps));
        }

        /** The step that is running, if one is. */
        public Optional<RunningStep> running() {
            return plan().steps().stream()
                    .flatMap(name -> steps.get(name) instanceof Running running
                            ? Stream.of(new RunningStep(this, name, running))
                            : Stream.empty())
                    .findFirst();
        }

        /** The first step that is not done: running, failed, or next. */
        public Name due() {
            return plan().steps().stream()
                    .filter(name -> !(step(name) instanceof Done))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("all steps of " + about.id() + " are done"));
        }

        /** What keeps the step from beginning, by its preconditions; empty when it may. */
        public List<Missing> missingFor(Name name) {
            return plan().preconditionsOf(name).stream()
                    .flatMap(precondition -> precondition.missingIn(this).stream())
                    .toList();
        }

        /**
         * Triggers a step. A step that is running or done is left as it is, unless {@code again} asks for a done one to
         * be redone: then it and all later steps are open again, but never across cutover.
         */
        public Triggered trigger(Name name, boolean again, String by, Instant at) {
            if (!plan().has(name)) {
                return new Triggered.Refused(List.of(new Missing(
                        "STEP_NOT_IN_PATH",
                        name + " is no step of a migration " + about.path(),
                        "Its steps are " + plan().steps() + ".")));
            }
            return switch (step(name)) {
                case Running ignored -> new Triggered.Nothing(this);
                case Done done when !again -> new Triggered.Nothing(this);
                case Done done -> redo(name, done, by, at);
                case NotBegun notBegun -> begin(name, notBegun.begin(by, at));
                case Failed failed -> begin(name, failed.begin(by, at));
            };
        }

        private Triggered begin(Name name, Running begun) {
            List<Missing> missing = missingFor(name);
            // a part that an attempt has settled stays settled
            InProgress next = name == RE_CREATE ? this : takeBack(name);
            return missing.isEmpty()
                    ? new Triggered.Begun(next.with(name, begun, next.facts()))
                    : new Triggered.Refused(missing);
        }

        private Triggered redo(Name name, Done done, String by, Instant at) {
            if (stagingIsBeingLeft() && !plan().isBefore(LEAVE_STAGING, name)) {
                return new Triggered.Refused(List.of(new Missing(
                        "AFTER_CUTOVER",
                        name + " cannot be done again: this deployment has left staging mode",
                        "Change settings by PUT /api/settings, or demote this deployment by POST"
                                + " /api/export-control/demote and begin a new migration.")));
            }
            List<Missing> missing = missingFor(name);
            if (!missing.isEmpty()) {
                return new Triggered.Refused(missing);
            }
            InProgress reopened = takeBack(name);
            for (Name later : openedBy(name)) {
                InProgress takenBack = reopened.takeBack(later);
                reopened = takenBack.with(later, new NotBegun(), takenBack.facts());
            }
            return new Triggered.Begun(reopened.with(name, done.beginAgain(by, at), reopened.facts()));
        }

        /** All later steps, and those that another analysis may bring into the plan; what is so in the world stays. */
        private List<Name> openedBy(Name name) {
            List<Name> earlier = plan().before(name);
            return steps.keySet().stream()
                    .filter(step -> step != name && !earlier.contains(step) && !MigrationPlan.lasts(step))
                    .toList();
        }

        /** Forgets what the step had settled, so that nobody relies on what is being repeated. */
        private InProgress takeBack(Name name) {
            return switch (name) {
                case CHOOSE_INSTALLATION, EXPORT_SETTINGS ->
                    new InProgress(about, steps, facts.without(ExportedDocument.class));
                case READY_TO_CONFIGURE -> new InProgress(about, steps, facts.without(ConfirmedConfiguration.class));
                case RE_CREATE -> new InProgress(about, steps, facts.without(ReCreationDecisions.class));
                case REVIEW_PENDING_EXPORTS -> new InProgress(about, steps, facts.without(ReviewedExports.class));
                default -> this;
            };
        }

        private boolean stagingIsBeingLeft() {
            return step(LEAVE_STAGING) instanceof Done || step(LEAVE_STAGING) instanceof Running;
        }

        /** Gives the migration up; refused from cutover on. */
        public Abandonment abandon(String by, @Nullable String reason, Instant at) {
            return stagingIsBeingLeft()
                    ? new Abandonment.Refused(new Missing(
                            "AFTER_CUTOVER",
                            "this deployment has left staging mode and may have exported already",
                            "Demote it by POST /api/export-control/demote to stop exporting."))
                    : new Abandonment.Accepted(new Abandoned(about, steps, facts, at, by, reason));
        }

        /** Something that no step of its own has settled. */
        public InProgress learned(Facts newFacts) {
            return new InProgress(about, steps, newFacts);
        }

        InProgress with(Name name, StepState state, Facts newFacts) {
            EnumMap<Name, StepState> next = new EnumMap<>(steps);
            next.put(name, state);
            return new InProgress(about, next, newFacts);
        }
    }
}
