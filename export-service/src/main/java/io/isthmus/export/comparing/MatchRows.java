package io.isthmus.export.comparing;

import io.isthmus.chassis.sql.Row;
import io.isthmus.chassis.sql.Sql;
import io.isthmus.chassis.sql.Transaction;
import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.config.ConfigChange.Verdict;
import io.isthmus.contracts.settings.SafetySettings;
import io.isthmus.export.comparing.ComparisonStore.Unmatched;
import io.isthmus.export.comparing.ComparisonStore.UnmatchedPage;
import io.isthmus.export.matching.Candidate;
import io.isthmus.export.matching.Former;
import io.isthmus.export.matching.SaidReturn;
import io.isthmus.export.matching.Subject;
import io.isthmus.export.pending.Desired;
import io.isthmus.export.postgres.Codes;
import io.isthmus.export.postgres.ObjectRows;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Objects without a counterpart at the target, and what is there that might be it. */
final class MatchRows {

    private static final String SUBJECTS = """
            select t.id, t.anchor, t.object_type, t.user_name, t.addresses, t.desired_state, v.verdict, v.former_anchor
              from comparison_due d
              join target_object t on t.id = d.object_id
              left join person_verdict v on v.anchor = t.anchor and v.former_anchor is not null
             where %s and t.desired_state <> 0 and t.object_type is not null
               and not exists (select 1 from target_link l where l.object_id = t.id and l.observed_id is not null)
             order by d.object_id limit :limit""";

    private static final String NEXT_SUBJECTS = SUBJECTS.formatted("d.object_id > :after");
    private static final String THESE_SUBJECTS = SUBJECTS.formatted("d.object_id = any(:ids)");
    /**
     * Whoever has left is known by the link, or by the anchor where he himself is still to be recognized. Nothing is taken from him
     * while a request of his may be under way, nor while what was written is put back.
     */
    private static final String CANDIDATES = """
            select o.id, o.object_type, o.target_id, o.external_id, o.user_name, o.mail,
                   l.object_id is not null as linked, f.anchor as former, f.source as former_source, f.absence_reason,
                   coalesce(g.in_grace, false) as in_grace
              from observed_object o
              left join target_link l on l.observed_id = o.id
              left join target_object f
                on f.id = case when l.object_id is null then (select t.id from target_object t where t.anchor = o.external_id)
                               when l.owned then l.object_id end
               and f.desired_state = 2 and f.object_type = o.object_type
               and not exists (select 1 from in_flight i where i.object_id = f.id)
               and (select restoration from target_state) is null
              left join leaver g on g.object_id = f.id
             where o.id in (select id from observed_object where external_id = any(:anchors)
                            union select id from observed_object where user_name = any(:names)
                            union select id from observed_object where mail = any(:addresses))""";

    private MatchRows() {}

    static UnmatchedPage unmatched(Transaction transaction, long after, int limit, SafetySettings safety) {
        return page(
                transaction, transaction.sql(NEXT_SUBJECTS).with("after", after).with("limit", limit), safety);
    }

    static UnmatchedPage unmatched(Transaction transaction, Collection<Long> ids, SafetySettings safety) {
        return page(
                transaction, transaction.sql(THESE_SUBJECTS).bigints("ids", ids).with("limit", ids.size()), safety);
    }

    private static UnmatchedPage page(Transaction transaction, Sql subjects, SafetySettings safety) {
        List<Unmatched> page = subjects.list(MatchRows::unmatched);
        return new UnmatchedPage(page, page.isEmpty() ? List.of() : candidates(transaction, page, safety));
    }

    private static Unmatched unmatched(Row row) {
        return new Unmatched(
                row.number("id"),
                new Subject(
                        row.text("anchor"),
                        Codes.objectType(row.small("object_type")),
                        row.text("user_name"),
                        ObjectRows.addresses(row.text("addresses")),
                        row.small("desired_state") == Codes.PRESENT,
                        said(row)));
    }

    private static @Nullable SaidReturn said(Row row) {
        String former = row.text("former_anchor");
        return former == null
                ? null
                : new SaidReturn(former, Codes.verdict(row.small("verdict")) == Verdict.SAME_PERSON);
    }

    private static List<Candidate> candidates(Transaction transaction, List<Unmatched> page, SafetySettings safety) {
        List<Subject> subjects = page.stream().map(Unmatched::subject).toList();
        Set<String> names = subjects.stream()
                .map(Subject::userName)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        Set<String> addresses = subjects.stream()
                .flatMap(subject -> subject.addresses().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return transaction
                .sql(CANDIDATES)
                .texts("anchors", subjects, Subject::targetAnchor)
                .texts("names", names)
                .texts("addresses", addresses)
                .list(row -> candidate(row, safety));
    }

    private static Candidate candidate(Row row, SafetySettings safety) {
        ObjectType type = Codes.objectType(row.small("object_type"));
        return new Candidate(
                row.number("id"),
                type,
                row.text("target_id"),
                row.text("external_id"),
                row.text("user_name"),
                row.text("mail"),
                row.flag("linked"),
                former(row, type, safety));
    }

    private static @Nullable Former former(Row row, ObjectType type, SafetySettings safety) {
        String anchor = row.text("former");
        return anchor == null
                ? null
                : new Former(
                        anchor,
                        row.text("former_source"),
                        new Desired.Absent(Codes.reason(row.small("absence_reason")), row.flag("in_grace"))
                                .stays(type, safety));
    }
}
