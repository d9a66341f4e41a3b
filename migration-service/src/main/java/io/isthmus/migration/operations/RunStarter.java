package io.isthmus.migration.operations;

import io.isthmus.contracts.migration.MigrationStep.Failure;
import io.isthmus.contracts.operations.Run;
import io.isthmus.contracts.operations.RunProfile;
import io.isthmus.migration.clients.RunClient;
import io.isthmus.migration.clients.RunServices;
import io.isthmus.migration.clients.ServiceFault;
import io.isthmus.migration.clients.ServiceRetry;
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
    private final ServiceRetry retry;

    RunStarter(RunServices services, ServiceRetry retry) {
        this.services = services;
        this.retry = retry;
    }

    /** @throws StepAborted when the service refuses for longer than it may take to learn new settings */
    Run start(Operation operation, Instant stepStartedAt) {
        return retry.until(() -> startedOrBusy(operation, stepStartedAt), Optional::isPresent)
                .orElseThrow();
    }

    /** @return empty while a run has to end first */
    private Optional<Run> startedOrBusy(Operation operation, Instant stepStartedAt) {
        Answer answer =
                retry.untilConfigRead(() -> ask(operation, stepStartedAt), given -> !(given instanceof Answer.Refused));
        return switch (answer) {
            case Answer.Started(Run run) -> Optional.of(run);
            case Answer.Busy ignored -> Optional.empty();
            case Answer.Refused(ServiceFault fault) -> throw failed(operation, fault);
        };
    }

    private sealed interface Answer {

        record Started(Run run) implements Answer {}

        record Busy() implements Answer {}

        record Refused(ServiceFault fault) implements Answer {}
    }

    private Answer ask(Operation operation, Instant stepStartedAt) {
        RunClient service = services.of(operation);
        try {
            return new Answer.Started(retry.ask(() -> service.start(operation.profile(), operation.connector())));
        } catch (ServiceFault e) {
            if (e.mayPass()) {
                throw failed(operation, e);
            }
            Optional<Run> running = e.conflict() ? inTheWay(service, operation, stepStartedAt) : Optional.empty();
            return running.<Answer>map(
                            run -> isThis(run, operation, stepStartedAt) ? new Answer.Started(run) : new Answer.Busy())
                    .orElseGet(() -> new Answer.Refused(e));
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
