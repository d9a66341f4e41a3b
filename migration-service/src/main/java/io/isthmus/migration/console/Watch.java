package io.isthmus.migration.console;

import io.isthmus.chassis.configlog.ExportControl;
import io.isthmus.chassis.problem.ProblemException;
import io.isthmus.contracts.settings.SettingsDocument;
import io.isthmus.migration.deployment.DeploymentChanges;
import io.isthmus.migration.migrating.store.Migrations;
import io.isthmus.migration.overview.OperationsBoard;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Looks at all services, for all who watch together: however many they are, the services are asked once a while. */
@ApplicationScoped
public class Watch {

    private static final Duration FRESH = Duration.ofMillis(1_500);
    private static final int RUNS = 200;
    private static final int NOTICES = 50;

    private final Services services;
    private final DeploymentChanges changes;
    private final Migrations migrations;
    private final OperationsBoard board;
    private final Clock clock;
    private @Nullable Landscape last;

    Watch(Services services, DeploymentChanges changes, Migrations migrations, OperationsBoard board, Clock clock) {
        this.services = services;
        this.changes = changes;
        this.migrations = migrations;
        this.board = board;
        this.clock = clock;
    }

    /** At most {@code FRESH} old. */
    public synchronized Landscape now() {
        if (last == null || last.at().plus(FRESH).isBefore(clock.instant())) {
            last = look();
        }
        return last;
    }

    /** After a change by this console: what was seen before it is no longer true. */
    public synchronized void lookAgain() {
        last = null;
    }

    private Landscape look() {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var sync = ask(services::syncStatus, threads);
            var gate = ask(services::gate, threads);
            var pending = ask(services::pendingSummary, threads);
            Seen<Optional<SettingsDocument>> settings =
                    Seen.of(() -> changes.settings().map(found -> found.document()));
            return new Landscape(
                    clock.instant(),
                    changes.deployment(),
                    settings,
                    settings.known().flatMap(found -> found).flatMap(this::control),
                    migrations.latest(1).stream().findFirst(),
                    sync.join(),
                    gate.join(),
                    pending.join(),
                    board.runs(null, RUNS),
                    board.notices(NOTICES));
        }
    }

    private Optional<ExportControl> control(SettingsDocument settings) {
        try {
            return Optional.ofNullable(settings.target()).map(target -> changes.exportControl(target.name()));
        } catch (ProblemException e) {
            return Optional.empty();
        }
    }

    private static <T> CompletableFuture<Seen<T>> ask(Supplier<T> question, ExecutorService threads) {
        return CompletableFuture.supplyAsync(() -> Seen.of(question), threads);
    }
}
