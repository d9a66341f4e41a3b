package io.isthmus.export.reviewing;

import io.isthmus.chassis.postgres.Transactions;
import io.isthmus.export.matching.Match;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Objects that must not be created because something is in their way. */
@ApplicationScoped
public class PendingConflicts {

    private static final String CONFLICTS = """
              from pending_export p
              join target_link l on l.object_id = p.object_id and l.conflict_code is not null
              join target_object t on t.id = p.object_id
             where p.operation = 1 and p.phase is null""";

    private final Transactions transactions;

    public PendingConflicts(Transactions transactions) {
        this.transactions = transactions;
    }

    /** @param message which object at the target it is, and why it is not taken */
    public record Conflict(@Nullable String source, String targetAnchor, Match.Code code, String message) {}

    public List<Conflict> first(int limit) {
        return transactions.call(transaction -> transaction
                .sql("select t.source, t.anchor, l.conflict_code, l.conflict_message " + CONFLICTS
                        + " order by t.id limit :limit")
                .with("limit", limit)
                .list(row -> new Conflict(
                        row.text("source"),
                        row.text("anchor"),
                        Match.Code.ofPublished(row.text("conflict_code")),
                        row.text("conflict_message"))));
    }

    public long count() {
        return transactions.call(transaction ->
                transaction.sql("select count(*) as n " + CONFLICTS).one(row -> row.number("n")));
    }
}
