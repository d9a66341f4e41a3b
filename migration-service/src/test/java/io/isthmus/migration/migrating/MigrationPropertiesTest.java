package io.isthmus.migration.migrating;

import static io.isthmus.contracts.migration.MigrationStep.Name.CONFIRM;
import static io.isthmus.contracts.migration.MigrationStep.Name.EXPORT;
import static io.isthmus.contracts.migration.MigrationStep.Name.HAND_OVER;
import static io.isthmus.contracts.migration.MigrationStep.Name.IMPORT_SETTINGS;
import static io.isthmus.contracts.migration.MigrationStep.Name.LEAVE_STAGING;
import static io.isthmus.contracts.migration.MigrationStep.Name.READY_TO_CONFIGURE;
import static io.isthmus.contracts.migration.MigrationStep.Name.RETIRE_OLD_TOOL;
import static io.isthmus.contracts.migration.MigrationStep.Name.REVIEW_PENDING_EXPORTS;
import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.contracts.analysis.AnalysisResult.Verdict;
import io.isthmus.contracts.migration.Migration.Path;
import io.isthmus.contracts.migration.MigrationStep.Failure;
import io.isthmus.contracts.migration.MigrationStep.Name;
import io.isthmus.migration.migrating.Facts.AttachedAnalysis;
import io.isthmus.migration.migrating.Facts.ConfirmedConfiguration;
import io.isthmus.migration.migrating.Facts.Handover;
import io.isthmus.migration.migrating.Facts.ImportedTarget;
import io.isthmus.migration.migrating.Facts.Promotion;
import io.isthmus.migration.migrating.Facts.Retirement;
import io.isthmus.migration.migrating.Facts.ReviewedExports;
import io.isthmus.migration.migrating.MigrationState.About;
import io.isthmus.migration.migrating.MigrationState.InProgress;
import io.isthmus.migration.migrating.StepState.Done;
import io.isthmus.migration.migrating.StepState.Running;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;

/** Whatever is triggered in whatever order, and whatever comes of it. */
class MigrationPropertiesTest {

    private static final Instant AT = Instant.parse("2026-11-21T01:00:00Z");
    private static final DatabaseServer DATABASE = new DatabaseServer("sql01", null, "The old tool uses sql01.");
    private static final Failure FAILURE = new Failure("SOME", "thing", "try again");

    /**
     * @param due triggers the step that is due instead of {@code step}, or many sequences would never come far
     * @param succeeds what the work of the step that is running comes to
     */
    record Move(Name step, boolean due, boolean again, boolean succeeds, boolean abandons, boolean restarts) {}

    @Provide
    Arbitrary<List<Move>> moves() {
        Arbitrary<Move> move = Combinators.combine(
                        Arbitraries.of(Name.class),
                        Arbitraries.of(true, false),
                        Arbitraries.frequency(Tuple.of(40, false), Tuple.of(1, true)),
                        Arbitraries.frequency(Tuple.of(6, true), Tuple.of(1, false)),
                        Arbitraries.frequency(Tuple.of(1000, false), Tuple.of(1, true)),
                        Arbitraries.frequency(Tuple.of(10, false), Tuple.of(1, true)))
                .as(Move::new);
        return move.list().ofMinSize(80).ofMaxSize(240);
    }

    @Property(tries = 300)
    void nothing_is_exported_before_staging_was_left_and_never_before_the_old_tool_is_gone(
            @ForAll Path path, @ForAll("moves") List<Move> moves) {
        InProgress migration = begin(path);
        for (Move move : moves) {
            MigrationState next = play(migration, move);
            if (next instanceof InProgress goesOn) {
                assertLawful(goesOn);
                migration = goesOn;
            } else {
                assertEnd(next);
                Statistics.label("got as far as cutover").collect(next.facts().has(Promotion.class));
                return;
            }
        }
        Statistics.label("got as far as cutover")
                .collect(migration.facts().has(Promotion.class))
                .coverage(coverage -> coverage.check(true).percentage(share -> share > 20));
    }

    @Property(tries = 300)
    void a_repeated_trigger_changes_nothing(@ForAll Path path, @ForAll("moves") List<Move> moves) {
        InProgress migration = begin(path);
        for (Move move : moves) {
            if (!migration.plan().has(move.step())) {
                continue;
            }
            boolean touched =
                    migration.step(move.step()) instanceof Done || migration.step(move.step()) instanceof Running;
            Triggered triggered = migration.trigger(move.step(), false, "somebody", AT);
            if (touched) {
                assertThat(triggered).isEqualTo(new Triggered.Nothing(migration));
            }
            if (!(play(migration, move) instanceof InProgress goesOn)) {
                return;
            }
            migration = goesOn;
        }
    }

    @Property(tries = 300)
    void nothing_is_applied_that_nobody_confirmed_and_nothing_begins_by_itself_before_the_old_tool_is_gone(
            @ForAll Path path, @ForAll("moves") List<Move> moves) {
        InProgress migration = begin(path);
        for (Move move : moves) {
            if (migration.plan().has(READY_TO_CONFIGURE) && migration.step(IMPORT_SETTINGS) instanceof Running) {
                assertThat(migration.facts().has(ConfirmedConfiguration.class)).isTrue();
            }
            InProgress now = migration;
            Continuation.of(now).ifPresent(next -> {
                assertThat(now.facts().has(Retirement.class)).isTrue();
                assertThat(Continuation.startsAtOnceBy(now)).contains("admin");
                assertThat(now.running()).isEmpty();
                assertThat(now.trigger(next, false, "admin", AT)).isInstanceOf(Triggered.Begun.class);
            });
            if (!(play(migration, move) instanceof InProgress goesOn)) {
                return;
            }
            migration = goesOn;
        }
    }

    @Property(tries = 300)
    void a_refusal_always_says_what_is_missing_and_what_to_do(@ForAll Path path, @ForAll("moves") List<Move> moves) {
        InProgress migration = begin(path);
        for (Move move : moves) {
            if (migration.trigger(move.step(), move.again(), "somebody", AT) instanceof Triggered.Refused refused) {
                assertThat(refused.missing()).isNotEmpty().allSatisfy(missing -> {
                    assertThat(missing.code()).matches("[A-Z_]+");
                    assertThat(missing.message()).isNotBlank();
                    assertThat(missing.whatToDo()).isNotBlank();
                });
            }
            if (!(play(migration, move) instanceof InProgress goesOn)) {
                return;
            }
            migration = goesOn;
        }
    }

    @Property(tries = 300)
    void however_it_went_the_due_steps_in_order_lead_to_the_end(@ForAll Path path, @ForAll("moves") List<Move> moves) {
        MigrationState migration = begin(path);
        for (Move move : moves) {
            migration = migration instanceof InProgress goesOn ? play(goesOn, move) : migration;
        }
        for (int steps = 0; migration instanceof InProgress goesOn && steps < 40; steps++) {
            Name due = goesOn.due();
            assertThat(goesOn.missingFor(due))
                    .as("missing for the due step " + due)
                    .isEmpty();
            migration = play(goesOn, new Move(due, true, false, true, false, false));
        }
        assertThat(migration).isNotInstanceOf(InProgress.class);
    }

    private static void assertLawful(InProgress migration) {
        assertThat(migration.steps().values().stream().filter(Running.class::isInstance))
                .as("one step at a time")
                .hasSizeLessThanOrEqualTo(1);
        boolean left = begun(migration, LEAVE_STAGING) && !(failedOnly(migration, LEAVE_STAGING));
        if (left) {
            assertFormerExporterIsGone(migration);
            if (migration.plan().has(REVIEW_PENDING_EXPORTS)) {
                assertThat(migration.step(REVIEW_PENDING_EXPORTS)).isInstanceOf(Done.class);
                assertThat(migration.facts().has(ReviewedExports.class)).isTrue();
            }
        }
        if (begun(migration, EXPORT) || begun(migration, CONFIRM)) {
            assertThat(migration.step(LEAVE_STAGING)).isInstanceOf(Done.class);
            assertThat(migration.facts().has(Promotion.class)).isTrue();
        }
        if (migration.step(LEAVE_STAGING) instanceof Done) {
            assertThat(migration.abandon("somebody", null, AT)).isInstanceOf(Abandonment.Refused.class);
        }
    }

    private static void assertFormerExporterIsGone(InProgress migration) {
        switch (migration.about().path()) {
            case IN_PLACE, PARALLEL, MANUAL -> {
                assertThat(migration.step(RETIRE_OLD_TOOL)).isInstanceOf(Done.class);
                assertThat(migration.facts().has(Retirement.class)).isTrue();
            }
            case SWING -> {
                assertThat(migration.step(HAND_OVER)).isInstanceOf(Done.class);
                assertThat(migration.facts().has(Handover.class)).isTrue();
            }
            case CLEAN_INSTALL ->
                assertThat(migration.plan().has(RETIRE_OLD_TOOL)).isFalse();
        }
    }

    private static void assertEnd(MigrationState end) {
        if (end instanceof MigrationState.Completed) {
            assertThat(end.steps().values()).allMatch(Done.class::isInstance);
        } else {
            assertThat(end.facts().has(Promotion.class)).isFalse();
        }
    }

    private static boolean begun(InProgress migration, Name step) {
        return !(migration.step(step) instanceof StepState.NotBegun);
    }

    private static boolean failedOnly(InProgress migration, Name step) {
        return migration.step(step) instanceof StepState.Failed;
    }

    private static MigrationState play(InProgress migration, Move move) {
        if (move.abandons() && migration.abandon("admin", "tired", AT) instanceof Abandonment.Accepted given) {
            return given.migration();
        }
        InProgress resumed = move.restarts() && migration.running().isPresent()
                ? migration.running().get().afterRestart(AT)
                : migration;
        MigrationState ended =
                resumed.running().map(running -> end(running, move.succeeds())).orElse(resumed);
        if (!(ended instanceof InProgress next) || !next.plan().has(wanted(next, move))) {
            return ended;
        }
        return switch (next.trigger(wanted(next, move), move.again(), "somebody", AT)) {
            case Triggered.Begun begun -> begun.now();
            case Triggered.Nothing nothing -> nothing.asBefore();
            case Triggered.Refused ignored -> next;
        };
    }

    private static Name wanted(InProgress migration, Move move) {
        return move.due() ? migration.due() : move.step();
    }

    private static MigrationState end(RunningStep running, boolean succeeds) {
        return succeeds
                ? running.done(null, settled(running.step(), running.migration().facts()), AT)
                : running.failed(FAILURE, null, AT);
    }

    private static Facts settled(Name step, Facts facts) {
        return switch (step) {
            case ANALYZE -> facts.with(new AttachedAnalysis("a", Verdict.PARALLEL, false, DATABASE));
            case READY_TO_CONFIGURE -> facts.with(new ConfirmedConfiguration("digest", "admin"));
            case HAND_OVER -> facts.with(new Handover(AT));
            case IMPORT_SETTINGS -> facts.with(new ImportedTarget("cloud"));
            case REVIEW_PENDING_EXPORTS -> facts.with(new ReviewedExports("digest"));
            case RETIRE_OLD_TOOL -> facts.with(new Retirement(AT));
            case LEAVE_STAGING -> facts.with(new Promotion(AT, 1));
            default -> facts;
        };
    }

    private static InProgress begin(Path path) {
        return MigrationState.begin(new About("m", "contoso", "local", path, AT, "operator"), Facts.atTheOutset(null));
    }
}
