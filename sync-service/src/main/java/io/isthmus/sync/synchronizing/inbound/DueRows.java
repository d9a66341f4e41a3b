package io.isthmus.sync.synchronizing.inbound;

import io.isthmus.chassis.sql.Transaction;
import io.isthmus.sync.synchronizing.inbound.InboundOutcome.MetaverseState;
import java.time.Instant;
import java.util.List;

/** Who has to be evaluated again though nothing changes but the time, and when. */
final class DueRows {

    /** Directories say "never" by the last instant that they can write, which is beyond every calendar of a database. */
    private static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");

    private DueRows() {}

    static void store(Transaction tx, InboundOutcome outcome) {
        if (!outcome.looksAtTime() || outcome.metaverse().isEmpty()) {
            return;
        }
        List<MetaverseState> later = outcome.metaverse().stream()
                .filter(state -> state.until() != null && state.until().isBefore(NEVER))
                .toList();
        tx.sql("delete from evaluation_due where metaverse_id = any(:ids)")
                .uuids("ids", outcome.metaverse(), MetaverseState::id)
                .update();
        if (!later.isEmpty()) {
            tx.sql("""
                insert into evaluation_due (metaverse_id, due_at)
                select id, due_at::timestamptz from unnest(:ids, :times) as later (id, due_at)
                """)
                    .uuids("ids", later, MetaverseState::id)
                    .texts("times", later, state -> String.valueOf(state.until()))
                    .update();
        }
    }

    static boolean any(Transaction tx, Instant now) {
        return tx.sql("select exists (select 1 from evaluation_due where due_at <= :now) as due")
                .with("now", now)
                .one(row -> row.flag("due"));
    }

    /** Notes whoever contributes to those whose time has come. */
    static void note(Transaction tx, Instant now) {
        tx.sql("""
            with due as (delete from evaluation_due where due_at <= :now returning metaverse_id)
            insert into pending_inbound (object_id)
            select link.object_id from due join connector_space_link link on link.metaverse_id = due.metaverse_id
            on conflict do nothing
            """).with("now", now).update();
    }
}
