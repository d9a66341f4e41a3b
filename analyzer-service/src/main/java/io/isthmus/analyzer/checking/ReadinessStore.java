package io.isthmus.analyzer.checking;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.isthmus.analyzer.readiness.DefectCode;
import io.isthmus.chassis.postgres.Transactions;
import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.WireFormat;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps checks and their rows over restarts: a check is one document, and its rows come by the hundred thousand. */
@ApplicationScoped
public class ReadinessStore {

    private final Transactions transactions;

    ReadinessStore(Transactions transactions) {
        this.transactions = transactions;
    }

    /** What is not given selects all. @param code as {@code DefectCode} names it in upper case */
    public record Filter(
            @Nullable String directory,
            @Nullable ObjectType type,
            @Nullable String attribute,
            @Nullable String code) {}

    public record Row(
            long number,
            String directory,
            String dn,
            ObjectType objectType,
            String attribute,
            String code,
            String severity,
            @Nullable String value,
            String message,
            @Nullable String fix,
            String whatToDo) {}

    Workspace workspace(String check) {
        return new Workspace(check, transactions);
    }

    void save(ReadinessCheck check) {
        transactions.call(transaction -> transaction
                .sql("""
                        insert into readiness_check (id, requested_at, status, document)
                        values (:id, :requested_at, :status, :document::jsonb)
                        on conflict (id) do update set status = excluded.status, document = excluded.document""")
                .with("id", check.id())
                .with("requested_at", check.requestedAt())
                .with("status", check.status().name())
                .with("document", json(check))
                .update());
    }

    public Optional<ReadinessCheck> find(String id) {
        return transactions.call(transaction -> transaction
                .sql("select document from readiness_check where id = :id")
                .with("id", id)
                .first(row -> check(row.text("document"))));
    }

    /** The newest first. */
    public List<ReadinessCheck> newest(int limit) {
        return transactions.call(transaction -> transaction
                .sql("select document from readiness_check order by requested_at desc, id limit :limit")
                .with("limit", limit)
                .list(row -> check(row.text("document"))));
    }

    /** Deletes all but the newest so many, with their rows. */
    void keepNewest(int maximum) {
        transactions.call(
                transaction -> transaction.sql("""
                        delete from readiness_check where id in
                            (select id from readiness_check order by requested_at desc, id offset :maximum)""").with("maximum", maximum).update());
    }

    /** Rows in the order in which they were found. */
    public List<Row> rows(String check, Filter filter, long after, int limit) {
        return transactions.call(transaction -> transaction
                .sql("""
                        select number, directory, dn, object_type, attribute, code, value, message, fix from readiness_row
                        where check_id = :check and number > :after
                          and (:directory::text is null or directory = :directory)
                          and (:type::text is null or object_type = :type)
                          and (:attribute::text is null or lower(attribute) = lower(:attribute))
                          and (:code::text is null or code = :code)
                        order by number limit :limit""")
                .with("check", check)
                .with("after", after)
                .with("directory", filter.directory())
                .with("type", filter.type() == null ? null : filter.type().name())
                .with("attribute", filter.attribute())
                .with("code", filter.code())
                .with("limit", limit)
                .list(ReadinessStore::row));
    }

    private static Row row(io.isthmus.chassis.sql.Row found) {
        DefectCode code = found.constant(DefectCode.class, "code");
        return new Row(
                found.number("number"),
                found.text("directory"),
                found.text("dn"),
                found.constant(ObjectType.class, "object_type"),
                found.text("attribute"),
                code.code(),
                code.severity().name(),
                found.text("value"),
                found.text("message"),
                found.text("fix"),
                code.whatToDo());
    }

    private static ReadinessCheck check(String document) {
        try {
            return WireFormat.mapper().readValue(document, ReadinessCheck.class);
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException("a readiness check cannot be read from the database", damaged);
        }
    }

    private static String json(ReadinessCheck check) {
        try {
            return WireFormat.mapper().writeValueAsString(check);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a readiness check cannot be written as JSON", impossible);
        }
    }
}
