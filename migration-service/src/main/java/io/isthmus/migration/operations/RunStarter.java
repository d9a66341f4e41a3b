package io.isthmus.migration.operations;

import io.isthmus.contracts.migration.MigrationStep.Failure;
import io.isthmus.contracts.operations.Run;
import io.isthmus.contracts.operations.RunProfile;
import io.isthmus.migration.clients.Polling;
import io.isthmus.migration.clients.Polling.Deadline;
import io.isthmus.migration.clients.RunClient;
import io.isthmus.migration.clients.RunServices;
import io.isthmus.migration.clients.ServiceFault;
import io.isthmus.migration.clients.ServiceRetry;
import io.isthmus.migration.clients.StepsConfig;
import io.isthmus.migration.migrating.Operation;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Starts the run of an operation. Where its service says that a run is in progress, that one is followed if it is of the
 * same kind and no older than the step (an export of any age: it writes the same set); else its end is awaited.
 */
@ApplicationScoped
class RunStarter {

    private final RunServices services;
    private final StepsConfig config;
    private final ServiceRetry retry;
    private final Polling polling;

    RunStarter(RunServices services, StepsConfig config, ServiceRetry retry, Polling polling) {
        this.services = services;
        this.config = config;
        this.retry = retry;
        this.polling = polling;
    }

    /** @throws StepAborted when the service refuses for longer than it may take to learn new settings */
    Run start(Operation operation, Instant stepStartedAt) {
        RunClient service = services.of(operation);
        Deadline refusals = polling.startingNow(config.configPatience());
        while (true) {
            try {
                return retry.ask(() -> service.start(operation.profile(), operation.connector()));
            } catch (ServiceFault e) {
                if (e.mayPass()) {
                    throw failed(operation, e);
                }
                Optional<Run> running = e.conflict() ? inTheWay(service, operation, stepStartedAt) : Optional.empty();
                if (running.isPresent() && isThis(running.get(), operation, stepStartedAt)) {
                    return running.get();
                }
                if (running.isPresent()) {
                    refusals = polling.startingNow(config.configPatience());
                } else if (refusals.passed()) {
                    throw failed(operation, e);
                }
                polling.pause();
            }
        }
    }

    /** A run that can be followed if there is one, else any that has to end first. */
    private Optional<Run> inTheWay(RunClient service, Operation operation, Instant stepStartedAt) {
        var unfinished = retry.ask(service::unfinished);
        return unfinished.stream()
                .filter(run -> isThis(run, operation, stepStartedAt))
                .findFirst()
                .or(() -> unfinished.stream().findFirst());
    }

    private static boolean isThis(Run run, Operation operation, Instant stepStartedAt) {
        boolean sameKind = run.profile() == operation.profile()
                && (operation.connector() == null || Objects.equals(run.connector(), operation.connector()));
        boolean notOlder = run.startedAt() != null && !run.startedAt().isBefore(stepStartedAt);
        return sameKind && (notOlder || operation.profile() == RunProfile.EXPORT);
    }

    private static StepAborted failed(Operation operation, ServiceFault fault) {
        return new StepAborted(new Failure(
                fault.code(), operation.title() + " could not be started: " + fault.detail(), fault.whatToDo()));
    }
}
