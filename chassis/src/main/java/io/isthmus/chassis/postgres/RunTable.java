package io.isthmus.chassis.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.isthmus.chassis.runs.KeptRun;
import io.isthmus.chassis.runs.RunStore;
import io.isthmus.chassis.sql.Row;
import io.isthmus.contracts.WireFormat;
import io.isthmus.contracts.operations.Run;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Table {@code run}: a run as JSON; the columns beside it are those that are searched by. */
@ApplicationScoped
class RunTable implements RunStore {

    private static final String SAVE = """
            insert into run (number, automatic, id, profile, connector, status, started_at, finished_at, document)
            overriding system value
            values (:number, :automatic, :id, :profile, :connector, :status, :started, :finished, cast(:document as jsonb))
            on conflict (id) do update
               set profile = excluded.profile, status = excluded.status, finished_at = excluded.finished_at,
                   document = excluded.document""";

    private final Transactions transactions;

    RunTable(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public long nextNumber() {
        return transactions.call(transaction -> transaction
                .sql("select nextval(pg_get_serial_sequence('run', 'number')) as number")
                .one(row -> row.number("number")));
    }

    @Override
    public void save(KeptRun kept) {
        Run run = kept.run();
        transactions.runWithoutWaiting(transaction -> transaction
                .sql(SAVE)
                .with("number", kept.number())
                .with("automatic", kept.automatic())
                .with("id", run.id())
                .with("profile", run.profile().name())
                .with("connector", run.connector())
                .with("status", run.status().name())
                .with("started", run.startedAt())
                .with("finished", run.finishedAt())
                .with("document", write(run))
                .update());
    }

    @Override
    public Optional<KeptRun> find(String id) {
        return transactions.call(transaction -> transaction
                .sql("select number, automatic, document from run where id = :id")
                .with("id", id)
                .first(RunTable::read));
    }

    @Override
    public List<KeptRun> newest(int limit) {
        return transactions.call(transaction -> transaction
                .sql("select number, automatic, document from run order by number desc limit :limit")
                .with("limit", limit)
                .list(RunTable::read));
    }

    @Override
    public List<KeptRun> unfinished() {
        return transactions.call(transaction -> transaction
                .sql("select number, automatic, document from run where finished_at is null order by number")
                .list(RunTable::read));
    }

    @Override
    public void forgetBefore(Instant start) {
        transactions.runWithoutWaiting(transaction -> transaction
                .sql("delete from run where started_at < :start and finished_at is not null")
                .with("start", start)
                .update());
    }

    private static String write(Run run) {
        try {
            return WireFormat.mapper().writeValueAsString(run);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a run can always be written", e);
        }
    }

    private static KeptRun read(Row row) {
        try {
            return new KeptRun(
                    row.number("number"),
                    row.flag("automatic"),
                    WireFormat.mapper().readValue(row.text("document"), Run.class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "the database holds a run that cannot be read: " + e.getOriginalMessage(), e);
        }
    }
}
