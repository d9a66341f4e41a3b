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

    private static final String UNDECIDED = CONFLICTS + "\n" + """
               and l.conflict_code = 'HeldByFormerObject'
               and not exists (select 1 from person_verdict v where v.anchor = t.anchor)""";

    private final Transactions transactions;

    public PendingConflicts(Transactions transactions) {
        this.transactions = transactions;
    }

    /** @param message which object at the target it is, and why it is not taken */
    public record Conflict(@Nullable String source, String targetAnchor, Match.Code code, String message) {}

    public List<Conflict> first(int limit) {
        return first(CONFLICTS, limit);
    }

    public long count() {
        return count(CONFLICTS);
    }

    /** Of whom somebody has to say whether they are back. */
    public List<Conflict> firstUndecided(int limit) {
        return first(UNDECIDED, limit);
    }

    public long undecided() {
        return count(UNDECIDED);
    }

    private List<Conflict> first(String which, int limit) {
        return transactions.call(transaction -> transaction
                .sql("select t.source, t.anchor, l.conflict_code, l.conflict_message " + which
                        + " order by t.id limit :limit")
                .with("limit", limit)
                .list(row -> new Conflict(
                        row.text("source"),
                        row.text("anchor"),
                        Match.Code.ofPublished(row.text("conflict_code")),
                        row.text("conflict_message"))));
    }

    private long count(String which) {
        return transactions.call(
                transaction -> transaction.sql("select count(*) as n " + which).one(row -> row.number("n")));
    }
}
