package io.isthmus.export.postgres;

import io.isthmus.export.comparing.ComparisonStore;
import io.isthmus.export.matching.Candidate;
import io.isthmus.export.matching.Match;
import io.isthmus.export.matching.Subject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Looks for counterparts at the target of one page of objects that have none. */
final class MatchPage {

    private static final String SUBJECTS = """
            select id, anchor, object_type, user_name, addresses, desired_state
              from target_object
             where dirty and id > ? and observed_id is null and desired_state <> 0 and object_type is not null
             order by id limit ? for update""";
    private static final String CANDIDATES = """
            select o.id, o.object_type, o.target_id, o.external_id, o.user_name, o.mail,
                   exists (select 1 from target_object t where t.observed_id = o.id) as linked
              from observed_object o
             where o.id in (select id from observed_object where external_id = any(?)
                            union select id from observed_object where user_name = any(?)
                            union select id from observed_object where mail = any(?))""";
    private static final String LINK = """
            update target_object t set observed_id = u.observed_id, owned = true, blocked = null, note = null
              from unnest(?, ?) as u(id, observed_id) where t.id = u.id""";
    private static final String BLOCK = """
            update target_object t set blocked = u.blocked from unnest(?, ?) as u(id, blocked)
             where t.id = u.id and t.blocked is distinct from u.blocked""";

    private final Connection connection;
    private final int size;

    MatchPage(Connection connection, int size) {
        this.connection = connection;
        this.size = size;
    }

    private record Unmatched(long id, Subject subject) {}

    long run(long after, ComparisonStore.Matcher matcher) throws SQLException {
        List<Unmatched> page = Sql.list(connection, SUBJECTS, MatchPage::unmatched, after, size);
        if (page.isEmpty()) {
            return ComparisonStore.BEGINNING;
        }
        Candidates candidates = candidates(page);
        List<Long> linkedIds = new ArrayList<>();
        List<Long> observedIds = new ArrayList<>();
        List<Long> otherIds = new ArrayList<>();
        List<String> blocked = new ArrayList<>();
        for (Unmatched unmatched : page) {
            Match match = matcher.decide(unmatched.subject(), candidates.of(unmatched.subject()));
            Candidate found = switch (match) {
                case Match.Hard hard -> hard.candidate();
                case Match.Soft soft -> soft.candidate();
                case Match.None ignored -> null;
                case Match.Conflict ignored -> null;
            };
            if (found != null) {
                candidates.claimed(found.key());
                linkedIds.add(unmatched.id());
                observedIds.add(found.key());
            } else {
                otherIds.add(unmatched.id());
                blocked.add(match instanceof Match.Conflict conflict ? conflict.text() : null);
            }
        }
        Sql.update(connection, LINK, Sql.bigints(linkedIds), Sql.bigints(observedIds));
        Sql.update(connection, BLOCK, Sql.bigints(otherIds), Sql.texts(blocked));
        return page.getLast().id();
    }

    private static Unmatched unmatched(ResultSet row) throws SQLException {
        return new Unmatched(
                row.getLong("id"),
                new Subject(
                        row.getString("anchor"),
                        Codes.objectType(row.getInt("object_type")),
                        row.getString("user_name"),
                        addresses(row.getString("addresses")),
                        row.getInt("desired_state") == Codes.PRESENT));
    }

    static List<String> addresses(String lines) {
        return lines == null ? List.of() : List.of(lines.split("\n"));
    }

    private Candidates candidates(List<Unmatched> page) throws SQLException {
        Candidates candidates = new Candidates();
        List<Subject> subjects = page.stream().map(Unmatched::subject).toList();
        Sql.list(
                connection,
                CANDIDATES,
                row -> {
                    candidates.add(candidate(row));
                    return null;
                },
                Sql.texts(subjects.stream().map(Subject::targetAnchor).toList()),
                Sql.texts(distinct(subjects.stream().map(Subject::userName).toList())),
                Sql.texts(distinct(subjects.stream()
                        .flatMap(subject -> subject.addresses().stream())
                        .toList())));
        return candidates;
    }

    private static Candidate candidate(ResultSet row) throws SQLException {
        return new Candidate(
                row.getLong("id"),
                Codes.objectType(row.getInt("object_type")),
                row.getString("target_id"),
                row.getString("external_id"),
                row.getString("user_name"),
                row.getString("mail"),
                row.getBoolean("linked"));
    }

    private static Collection<String> distinct(List<String> values) {
        Set<String> distinct = new LinkedHashSet<>(values);
        distinct.remove(null);
        return distinct;
    }

    /** Candidates by what they can be found by; two subjects of a page never get the same one. */
    private static final class Candidates {
        private final Map<String, List<Candidate>> byKey = new HashMap<>();
        private final Set<Long> claimed = new HashSet<>();

        void add(Candidate candidate) {
            put("anchor " + candidate.externalId(), candidate);
            put("user " + lower(candidate.userName()), candidate);
            put("mail " + lower(candidate.mail()), candidate);
        }

        private void put(String key, Candidate candidate) {
            byKey.computeIfAbsent(key, absent -> new ArrayList<>()).add(candidate);
        }

        void claimed(long key) {
            claimed.add(key);
        }

        List<Candidate> of(Subject subject) {
            Map<Long, Candidate> found = new HashMap<>();
            collect(found, "anchor " + subject.targetAnchor());
            if (subject.userName() != null) {
                collect(found, "user " + lower(subject.userName()));
            }
            subject.addresses().forEach(address -> collect(found, "mail " + lower(address)));
            return List.copyOf(found.values());
        }

        private void collect(Map<Long, Candidate> found, String key) {
            for (Candidate candidate : byKey.getOrDefault(key, List.of())) {
                found.put(candidate.key(), claimed.contains(candidate.key()) ? candidate.withLinked() : candidate);
            }
        }

        private static String lower(String text) {
            return text == null ? null : text.toLowerCase(Locale.ROOT);
        }
    }
}
