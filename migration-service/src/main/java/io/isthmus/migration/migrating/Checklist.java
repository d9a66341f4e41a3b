package io.isthmus.migration.migrating;

import static io.isthmus.contracts.operations.RunProfile.EXPORT;
import static io.isthmus.contracts.operations.RunProfile.FULL_IMPORT;
import static io.isthmus.contracts.operations.RunProfile.FULL_SYNCHRONIZATION;
import static io.isthmus.contracts.operations.RunProfile.TARGET_IMPORT;
import static io.isthmus.contracts.operations.RunProfile.TARGET_SYNCHRONIZATION;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.isthmus.contracts.WireFormat;
import io.isthmus.contracts.export.PendingExportSummary;
import io.isthmus.contracts.migration.MigrationStep.Name;
import io.isthmus.migration.migrating.Operation.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The operations of a waiting step, one after the other. It is stored with every change, so that a restart goes on with
 * the run that was being waited for, and starts none twice.
 *
 * @param acknowledged errors that the person who triggered the step accepts
 * @param pending what is still pending at the end; only for CONFIRM
 */
public record Checklist(
        List<Operation> operations,
        @Nullable Long acknowledged,
        @Nullable String comment,
        @Nullable PendingExportSummary pending) {

    public Checklist {
        operations = operations == null ? List.of() : List.copyOf(operations);
    }

    /** What the step needs. Source before target, as the old tools did it. */
    public static Checklist of(Name step, List<String> sources, @Nullable Long acknowledged, @Nullable String comment) {
        List<Operation> operations = switch (step) {
            case INITIAL_RUN -> initialRun(sources);
            case EXPORT -> List.of(Operation.planned(Service.EXPORT, EXPORT, null));
            case CONFIRM -> targetSeenAfresh();
            default -> throw new IllegalArgumentException(step + " does not wait for other services");
        };
        return new Checklist(operations, acknowledged, comment, null);
    }

    private static List<Operation> initialRun(List<String> sources) {
        List<Operation> operations = new ArrayList<>();
        sources.forEach(source -> operations.add(Operation.planned(Service.SYNC, FULL_IMPORT, source)));
        operations.add(Operation.planned(Service.SYNC, FULL_SYNCHRONIZATION, null));
        operations.addAll(targetSeenAfresh());
        return operations;
    }

    private static List<Operation> targetSeenAfresh() {
        return List.of(
                Operation.planned(Service.EXPORT, TARGET_IMPORT, null),
                Operation.planned(Service.EXPORT, TARGET_SYNCHRONIZATION, null));
    }

    /** Position of the operation that is running or to be started; empty when all went through. */
    public OptionalInt next() {
        return IntStream.range(0, operations.size())
                .filter(position -> !operations.get(position).wentThrough())
                .findFirst();
    }

    public Checklist with(int position, Operation operation) {
        List<Operation> next = new ArrayList<>(operations);
        next.set(position, operation);
        return new Checklist(next, acknowledged, comment, pending);
    }

    /**
     * For CONFIRM: what did not get through is exported once more and looked at again, as every cycle would do; a conflict
     * or a lost answer is settled by that. Only once, so that a step ends.
     */
    public Optional<Checklist> withSecondRound() {
        if (operations.stream().anyMatch(operation -> operation.profile() == EXPORT)) {
            return Optional.empty();
        }
        List<Operation> next = new ArrayList<>(operations);
        next.add(Operation.planned(Service.EXPORT, EXPORT, null));
        next.addAll(targetSeenAfresh());
        return Optional.of(new Checklist(next, acknowledged, comment, pending));
    }

    public Checklist withPending(PendingExportSummary summary) {
        return new Checklist(operations, acknowledged, comment, summary);
    }

    public JsonNode asJson() {
        return WireFormat.mapper().valueToTree(this);
    }

    /** @throws IllegalArgumentException when the stored evidence is no checklist */
    public static Checklist from(@Nullable JsonNode evidence) {
        try {
            return WireFormat.mapper().treeToValue(evidence, Checklist.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the stored checklist cannot be read: " + e.getOriginalMessage(), e);
        }
    }
}
