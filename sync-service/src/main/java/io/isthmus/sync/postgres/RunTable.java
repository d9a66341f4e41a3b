package io.isthmus.sync.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.isthmus.contracts.WireFormat;
import io.isthmus.contracts.operations.Run;
import io.isthmus.contracts.operations.RunStatus;
import io.isthmus.sync.runs.RunLedger;
import io.quarkus.panache.common.Page;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The history of runs. */
@ApplicationScoped
@Transactional
class RunTable implements RunLedger {

    @Override
    public void save(Run run) {
        RunEntity entity = RunEntity.findById(run.id());
        boolean isNew = entity == null;
        if (isNew) {
            entity = new RunEntity();
            entity.id = run.id();
        }
        entity.profile = run.profile().name();
        entity.connector = run.connector();
        entity.status = run.status().name();
        entity.startedAt = run.startedAt();
        entity.finishedAt = run.finishedAt();
        entity.document = write(run);
        if (isNew) {
            entity.persist();
        }
    }

    @Override
    public Optional<Run> find(String id) {
        return RunEntity.<RunEntity>findByIdOptional(id).map(RunTable::read);
    }

    @Override
    public List<Run> latest(int limit) {
        return RunEntity.<RunEntity>findAll(Sort.descending("startedAt")).page(Page.ofSize(limit)).stream()
                .map(RunTable::read)
                .toList();
    }

    @Override
    public List<Run> unfinished() {
        return RunEntity.<RunEntity>list("status in ?1", List.of(RunStatus.WAITING.name(), RunStatus.RUNNING.name()))
                .stream()
                .map(RunTable::read)
                .toList();
    }

    @Override
    public void forgetBefore(Instant start) {
        RunEntity.delete("startedAt < ?1 and finishedAt is not null", start);
    }

    private static String write(Run run) {
        try {
            return WireFormat.mapper().writeValueAsString(run);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a run is always writable as JSON", e);
        }
    }

    private static Run read(RunEntity entity) {
        try {
            return WireFormat.mapper().readValue(entity.document, Run.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("run " + entity.id + " cannot be read: " + e.getMessage(), e);
        }
    }
}
