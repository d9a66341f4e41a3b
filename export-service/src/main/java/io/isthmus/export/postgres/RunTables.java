package io.isthmus.export.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
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
            overriding system value values (?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (number) do update
               set status = excluded.status, finished_at = excluded.finished_at, document = excluded.document""";

    private final Database database;

    RunTables(Database database) {
        this.database = database;
    }

    @Override
    public long nextNumber() {
        return database.inTransaction(connection ->
                Sql.one(connection, "select nextval(pg_get_serial_sequence('run', 'number'))", row -> row.getLong(1)));
    }

    @Override
    public void keep(long number, boolean automatic, Run run) {
        database.inTransaction(connection -> Sql.update(
                connection,
                KEEP,
                number,
                run.id(),
                run.profile().name(),
                run.status().name(),
                automatic,
                run.startedAt(),
                run.finishedAt(),
                write(run)));
    }

    @Override
    public Optional<Run> find(String id) {
        return database.inTransaction(connection ->
                Sql.list(connection, "select document from run where id = ?", row -> read(row.getString(1)), id)
                        .stream()
                        .findFirst());
    }

    @Override
    public List<Run> newest(int limit) {
        return database.inTransaction(connection -> Sql.list(
                connection,
                "select document from run order by number desc limit ?",
                row -> read(row.getString(1)),
                limit));
    }

    @Override
    public List<Unfinished> unfinished() {
        return database.inTransaction(connection -> Sql.list(
                connection,
                "select number, automatic, document from run where finished_at is null order by number",
                row -> new Unfinished(
                        row.getLong("number"), row.getBoolean("automatic"), read(row.getString("document")))));
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
