package io.isthmus.sync.postgres;

import io.isthmus.chassis.sql.Transaction;

/** Whether places have been answered for since a synchronization looked at what was not known yet. */
public final class AnsweredPlaceRow {

    private AnsweredPlaceRow() {}

    /** An update where it is there already, which whoever takes it away has to wait for: he is to see these answers. */
    public static void note(Transaction tx) {
        tx.sql(
                        "insert into answered_place (answered) values (true) on conflict (answered) do update set answered = true")
                .update();
    }

    public static boolean any(Transaction tx) {
        return tx.sql("select exists (select 1 from answered_place) as answered")
                .one(row -> row.flag("answered"));
    }

    /** Before what was not known yet is looked at. */
    public static void forget(Transaction tx) {
        tx.sql("delete from answered_place").update();
    }
}
