package io.isthmus.export.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.isthmus.chassis.sql.Sql;
import io.isthmus.contracts.WireFormat;
import io.isthmus.contracts.operations.Run;
import io.isthmus.export.running.RunStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Runs as documents. */
@ApplicationScoped
class RunTables implements RunStore {

    private static final String KEEP = """
            insert into run (number, id, profile, status, automatic, started_at, finished_at, document)
            overriding system value
            values (:number, :id, :profile, :status, :automatic, :started_at, :finished_at, :document)
            on conflict (number) do update
               set status = excluded.status, finished_at = excluded.finished_at, document = excluded.document""";

    private final Database database;

    RunTables(Database database) {
        this.database = database;
    }

    @Override
    public long nextNumber() {
        return database.inTransaction(
                connection -> Sql.of(connection, "select nextval(pg_get_serial_sequence('run', 'number')) as next")
                        .one(row -> row.number("next")));
    }

    @Override
    public void keep(long number, boolean automatic, Run run) {
        database.inTransaction(connection -> Sql.of(connection, KEEP)
                .with("number", number)
                .with("id", run.id())
                .with("profile", run.profile().name())
                .with("status", run.status().name())
                .with("automatic", automatic)
                .with("started_at", run.startedAt())
                .with("finished_at", run.finishedAt())
                .with("document", write(run))
                .update());
    }

    @Override
    public Optional<Run> find(String id) {
        return database.inTransaction(connection -> Sql.of(connection, "select document from run where id = :id")
                .with("id", id)
                .first(row -> read(row.text("document"))));
    }

    @Override
    public List<Run> newest(int limit) {
        return database.inTransaction(
                connection -> Sql.of(connection, "select document from run order by number desc limit :limit")
                        .with("limit", limit)
                        .list(row -> read(row.text("document"))));
    }

    @Override
    public List<Unfinished> unfinished() {
        return database.inTransaction(connection -> Sql.of(
                        connection,
                        "select number, automatic, document from run where finished_at is null order by number")
                .list(row -> new Unfinished(row.number("number"), row.flag("automatic"), read(row.text("document")))));
    }

    private static String write(Run run) {
        try {
            return WireFormat.mapper().writeValueAsString(run);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a run can always be written", e);
        }
    }

    private static Run read(String document) {
        try {
            return WireFormat.mapper().readValue(document, Run.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "the database holds a run that cannot be read: " + e.getOriginalMessage(), e);
        }
    }
}
