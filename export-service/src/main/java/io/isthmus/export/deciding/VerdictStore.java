package io.isthmus.export.deciding;

import io.isthmus.chassis.configlog.PersonVerdicts;
import io.isthmus.chassis.postgres.Transactions;
import io.isthmus.chassis.sql.Transaction;
import io.isthmus.contracts.config.ConfigChange.PersonDecided;
import io.isthmus.contracts.export.Leaver;
import io.isthmus.export.postgres.Codes;
import io.isthmus.export.postgres.DueRows;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The copy of what was said, and whom it can be said of. */
@ApplicationScoped
class VerdictStore {

    private static final String REVISION = """
            update target_state set verdicts_revision = :revision where verdicts_revision is distinct from :revision""";
    private static final String TAKEN_BACK =
            "delete from person_verdict where anchor <> all(:anchors) returning anchor";
    private static final String SAID = """
            insert into person_verdict as v (anchor, verdict, former_anchor, delete_after)
            select u.anchor, u.verdict, u.former_anchor, u.delete_after::timestamptz
              from unnest(:anchors, :verdicts, :formers, :dates) as u(anchor, verdict, former_anchor, delete_after)
            on conflict (anchor) do update
               set verdict = excluded.verdict, former_anchor = excluded.former_anchor, delete_after = excluded.delete_after
             where (v.verdict, v.former_anchor, v.delete_after)
                   is distinct from (excluded.verdict, excluded.former_anchor, excluded.delete_after)
            returning anchor""";
    private static final String OF_ANCHORS = "select id from target_object where anchor = any(:anchors)";
    private static final String PERSON = """
            select f.anchor as former, t.delete_after
              from target_object t
              left join target_link l on l.object_id = t.id and l.conflict_code = 'HeldByFormerObject'
              left join target_link w on w.observed_id = l.in_the_way
              left join target_object f on f.id = w.object_id
             where t.anchor = :anchor and t.desired_state <> 0""";

    private static final String LEAVERS = """
            select t.id, t.anchor, t.display_name, t.user_name, t.source, g.delete_after, g.kept
              from leaver g
              join target_object t on t.id = g.object_id
              join target_link l on l.object_id = t.id and l.observed_id is not null and l.owned
             where (t.absence_reason = 1 or :all) and (g.delete_after, t.id) > (:after::timestamptz, :after_id)
             order by g.delete_after, t.id limit :limit""";

    private final Transactions transactions;

    VerdictStore(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Takes what was said last; whoever it is new of is compared again. Costs next to nothing where nothing was said since. */
    void take(PersonVerdicts verdicts) {
        transactions.run(transaction -> {
            boolean another = transaction
                            .sql(REVISION)
                            .with("revision", verdicts.revision())
                            .update()
                    > 0;
            if (another) {
                Set<String> changed = new LinkedHashSet<>(takenBack(transaction, verdicts));
                changed.addAll(said(transaction, verdicts.byAnchor().values()));
                List<Long> ids =
                        transaction.sql(OF_ANCHORS).texts("anchors", changed).list(row -> row.number("id"));
                DueRows.objects(transaction, ids);
                DueRows.heldBy(transaction, ids);
            }
        });
    }

    private static List<String> takenBack(Transaction transaction, PersonVerdicts verdicts) {
        return transaction
                .sql(TAKEN_BACK)
                .texts("anchors", verdicts.byAnchor().keySet())
                .list(row -> row.text("anchor"));
    }

    private static List<String> said(Transaction transaction, Collection<PersonDecided> said) {
        return transaction
                .sql(SAID)
                .texts("anchors", said, PersonDecided::targetAnchor)
                .smallints("verdicts", said, each -> Codes.of(each.verdict()))
                .texts("formers", said, PersonDecided::formerAnchor)
                .texts(
                        "dates",
                        said,
                        each -> each.deleteAfter() == null
                                ? null
                                : each.deleteAfter().toString())
                .list(row -> row.text("anchor"));
    }

    /**
     * Leavers who are at the target still, the next to be deleted first.
     *
     * @param all also those who are out of scope: they are going to be deleted only where the settings say so
     */
    List<ListedLeaver> leavers(boolean all, Instant after, long afterId, int limit) {
        return transactions.call(transaction -> transaction
                .sql(LEAVERS)
                .with("all", all)
                .with("after", after)
                .with("after_id", afterId)
                .with("limit", limit)
                .list(row -> new ListedLeaver(
                        row.number("id"),
                        new Leaver(
                                row.text("anchor"),
                                row.text("display_name"),
                                row.text("user_name"),
                                row.text("source"),
                                Objects.requireNonNull(row.instant("delete_after")),
                                row.flag("kept")))));
    }

    /** @param id of its row, for the cursor */
    record ListedLeaver(long id, Leaver leaver) {}

    /** How somebody stands of whom something is to be said; nobody for an anchor of which nothing was ever desired. */
    Optional<Person> find(String targetAnchor) {
        return transactions.call(transaction -> transaction
                .sql(PERSON)
                .with("anchor", targetAnchor)
                .first(row -> new Person(targetAnchor, row.text("former"), row.instant("delete_after"))));
    }
}
