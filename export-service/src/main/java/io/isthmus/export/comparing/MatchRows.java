package io.isthmus.export.comparing;

import io.isthmus.chassis.sql.Row;
import io.isthmus.chassis.sql.Transaction;
import io.isthmus.export.comparing.ComparisonStore.Unmatched;
import io.isthmus.export.comparing.ComparisonStore.UnmatchedPage;
import io.isthmus.export.matching.Candidate;
import io.isthmus.export.matching.Subject;
import io.isthmus.export.postgres.Codes;
import io.isthmus.export.postgres.ObjectRows;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Objects without a counterpart at the target, and what is there that might be it. */
final class MatchRows {

    private static final String SUBJECTS = """
            select t.id, t.anchor, t.object_type, t.user_name, t.addresses, t.desired_state
              from comparison_due d
              join target_object t on t.id = d.object_id
             where d.object_id > :after and t.desired_state <> 0 and t.object_type is not null
               and not exists (select 1 from target_link l where l.object_id = t.id and l.observed_id is not null)
             order by d.object_id limit :limit""";
    private static final String CANDIDATES = """
            select o.id, o.object_type, o.target_id, o.external_id, o.user_name, o.mail,
                   exists (select 1 from target_link l where l.observed_id = o.id) as linked
              from observed_object o
             where o.id in (select id from observed_object where external_id = any(:anchors)
                            union select id from observed_object where user_name = any(:names)
                            union select id from observed_object where mail = any(:addresses))""";

    private MatchRows() {}

    static UnmatchedPage unmatched(Transaction transaction, long after, int limit) {
        List<Unmatched> page = transaction
                .sql(SUBJECTS)
                .with("after", after)
                .with("limit", limit)
                .list(MatchRows::unmatched);
        return new UnmatchedPage(page, page.isEmpty() ? List.of() : candidates(transaction, page));
    }

    private static Unmatched unmatched(Row row) {
        return new Unmatched(
                row.number("id"),
                new Subject(
                        row.text("anchor"),
                        Codes.objectType(row.small("object_type")),
                        row.text("user_name"),
                        ObjectRows.addresses(row.text("addresses")),
                        row.small("desired_state") == Codes.PRESENT));
    }

    private static List<Candidate> candidates(Transaction transaction, List<Unmatched> page) {
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
                .list(MatchRows::candidate);
    }

    private static Candidate candidate(Row row) {
        return new Candidate(
                row.number("id"),
                Codes.objectType(row.small("object_type")),
                row.text("target_id"),
                row.text("external_id"),
                row.text("user_name"),
                row.text("mail"),
                row.flag("linked"));
    }
}
