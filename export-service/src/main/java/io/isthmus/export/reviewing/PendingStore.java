package io.isthmus.export.reviewing;

import io.isthmus.chassis.postgres.Transactions;
import io.isthmus.chassis.sql.Row;
import io.isthmus.chassis.sql.Transaction;
import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.outcomes.ExportOutcome.Operation;
import io.isthmus.contracts.outcomes.ExportOutcome.Result;
import io.isthmus.export.pending.ComparedObject;
import io.isthmus.export.pending.Image;
import io.isthmus.export.pending.Reason;
import io.isthmus.export.postgres.Codes;
import io.isthmus.export.postgres.Images;
import io.isthmus.export.postgres.ObjectRows;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Pending exports as they are looked at. */
@ApplicationScoped
public class PendingStore {

    private static final String PAGE = """
            select p.object_id
              from pending_export p join target_object t on t.id = p.object_id
             where p.operation is not null and p.object_id > :after
               and (:type::smallint is null or t.object_type = :type::smallint)
               and (:operation::smallint is null or p.operation = :operation::smallint)
               and (:text::text is null or t.anchor = :text::text or t.display_name ilike :like::text
                    or t.user_name ilike :like::text or t.mail ilike :like::text or t.source ilike :like::text)
             order by p.object_id limit :limit""";
    private static final String HEADS = """
            select t.id, p.operation, t.display_name, t.user_name, t.source, p.reason, p.reason_parameters, a.last_result,
                   a.last_code, a.last_reason, a.last_at, a.attempts, a.next_attempt_at,
                   exists (select 1 from in_flight f where f.object_id = t.id) as in_flight, former.anchor as former
              from target_object t
              left join pending_export p on p.object_id = t.id
              left join target_link c on c.object_id = t.id and c.conflict_code = 'HeldByFormerObject'
              left join target_link held on held.observed_id = c.in_the_way
              left join target_object former on former.id = held.object_id
              left join export_attempt a on a.object_id = t.id
             where t.id = any(:ids)""";
    private static final String NAMED = """
            select t.anchor, t.object_type, t.desired_state, t.display_name, t.user_name, t.mail, t.source, p.operation
              from target_object t left join pending_export p on p.object_id = t.id
             where t.object_type is not null
               and (t.anchor = :text or t.display_name ilike :like or t.user_name ilike :like or t.mail ilike :like)
             order by t.display_name, t.id limit :limit""";
    private static final String IMAGES = """
            select i.observed, case when o.remembered_generation >= o.generation then i.remembered end as remembered
              from observed_image i join observed_object o on o.id = i.observed_id where o.id = :id""";
    private final Transactions transactions;

    public PendingStore(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * What is pending of an object, and what came of it.
     *
     * @param inFlight whether a request may be under way
     * @param formerAnchor of the one who has left, and of whom somebody has to say whether this is he
     */
    public record Head(
            @Nullable Operation operation,
            Names names,
            @Nullable Reason reason,
            Last last,
            boolean inFlight,
            @Nullable String formerAnchor) {

        static Head read(Row row) {
            Integer result = row.nullableSmall("last_result");
            String reason = row.text("reason");
            return new Head(
                    operationOf(row),
                    namesOf(row),
                    reason == null ? null : new Reason(reason, row.texts("reason_parameters")),
                    new Last(
                            result == null ? null : Codes.result(result),
                            row.text("last_code"),
                            row.text("last_reason"),
                            row.instant("last_at"),
                            row.small("attempts"),
                            row.instant("next_attempt_at")),
                    row.flag("in_flight"),
                    row.text("former"));
        }
    }

    private static Names namesOf(Row row) {
        return new Names(row.text("display_name"), row.text("user_name"), row.text("source"));
    }

    private static @Nullable Operation operationOf(Row row) {
        Integer operation = row.nullableSmall("operation");
        return operation == null ? null : Codes.operation(operation);
    }

    /** @param after id of the last row of the page before, 0 for the first */
    public List<Listed> page(Filter filter, long after, int limit) {
        String text = filter.text() == null || filter.text().isBlank() ? null : filter.text();
        return transactions.call(transaction -> {
            List<Long> ids = transaction
                    .sql(PAGE)
                    .with("after", after)
                    .with("type", filter.objectType() == null ? null : Codes.of(filter.objectType()))
                    .with("operation", filter.operation() == null ? null : Codes.of(filter.operation()))
                    .with("text", text)
                    .with("like", text == null ? null : like(text))
                    .with("limit", limit)
                    .list(row -> row.number("object_id"));
            Map<Long, Head> heads = heads(transaction, ids);
            return ObjectRows.load(transaction, ids).stream()
                    .map(object -> new Listed(object, head(heads, object)))
                    .toList();
        });
    }

    private static Head head(Map<Long, Head> heads, ComparedObject object) {
        return Objects.requireNonNull(heads.get(object.id()), "each object has a head");
    }

    private static String like(String text) {
        return "%" + text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }

    /**
     * Objects that were ever desired, whether anything is pending of them or not.
     *
     * @param text part of a display name, sign-in name or address, or the anchor
     */
    public List<Named> named(String text, int limit) {
        return transactions.call(transaction -> transaction
                .sql(NAMED)
                .with("text", text)
                .with("like", like(text))
                .with("limit", limit)
                .list(PendingStore::named));
    }

    private static Named named(Row row) {
        return new Named(
                row.text("anchor"),
                Codes.objectType(row.small("object_type")),
                row.small("desired_state") == Codes.PRESENT,
                namesOf(row),
                row.text("mail"),
                operationOf(row));
    }

    private static Map<Long, Head> heads(Transaction transaction, List<Long> ids) {
        Map<Long, Head> heads = new HashMap<>();
        transaction.sql(HEADS).bigints("ids", ids).each(row -> heads.put(row.number("id"), Head.read(row)));
        return heads;
    }

    public Optional<Known> find(String targetAnchor) {
        return transactions.call(transaction -> {
            List<Long> ids = transaction
                    .sql("select id from target_object where anchor = :anchor and object_type is not null")
                    .with("anchor", targetAnchor)
                    .list(row -> row.number("id"));
            return ids.isEmpty() ? Optional.empty() : Optional.of(known(transaction, ids));
        });
    }

    private static Known known(Transaction transaction, List<Long> ids) {
        ComparedObject object = ObjectRows.load(transaction, ids).getFirst();
        Listed listed = new Listed(object, head(heads(transaction, ids), object));
        return transaction
                .sql(IMAGES)
                .with("id", object.observedId() == null ? Long.valueOf(0) : object.observedId())
                .first(row -> new Known(listed, Images.read(row.text("observed")), Images.read(row.text("remembered"))))
                .orElse(new Known(listed, null, null));
    }

    /**
     * What is not given lets everything through.
     *
     * @param text part of a name, sign-in name, address or source, or the anchor
     */
    public record Filter(
            @Nullable ObjectType objectType,
            @Nullable Operation operation,
            @Nullable String text) {}

    /** One object, with what is pending of it. */
    public record Listed(ComparedObject object, Head head) {}

    /** Names of an object, for people. */
    public record Names(
            @Nullable String displayName,
            @Nullable String userName,
            @Nullable String source) {}

    /** What came of it the last time, if it was ever tried. */
    public record Last(
            @Nullable Result result,
            @Nullable String code,
            @Nullable String reason,
            @Nullable Instant at,
            int attempts,
            @Nullable Instant nextAttemptAt) {}

    /**
     * Everything known of one object.
     *
     * @param observed as last seen at the target
     * @param remembered as written and not yet seen
     */
    public record Known(
            Listed listed,
            @Nullable Image observed,
            @Nullable Image remembered) {}

    /**
     * An object as a search finds it.
     *
     * @param present whether it should be at the target
     * @param operation what is pending of it, if anything is
     */
    public record Named(
            String targetAnchor,
            ObjectType objectType,
            boolean present,
            Names names,
            @Nullable String mail,
            @Nullable Operation operation) {}
}
