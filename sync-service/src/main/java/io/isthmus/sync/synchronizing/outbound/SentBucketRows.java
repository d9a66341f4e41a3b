package io.isthmus.sync.synchronizing.outbound;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.isthmus.chassis.sql.Transaction;
import io.isthmus.contracts.WireFormat;
import io.isthmus.sync.synchronizing.outbound.OutboundStore.Sent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was sent of memberships, bucket by bucket; of those with several buckets also whom they had. */
final class SentBucketRows {

    private static final TypeReference<List<String>> ANCHORS = new TypeReference<>() {};

    private record Row(String anchor, int number, @Nullable UUID fingerprint) {}

    /**
     * What was sent of one membership.
     *
     * @param known whether it is known of all buckets whom they had
     */
    record Buckets(Map<Integer, UUID> fingerprints, boolean known) {

        static final Buckets NONE = new Buckets(Map.of(), false);
    }

    private SentBucketRows() {}

    static Map<String, Buckets> of(Transaction tx, Collection<String> anchors) {
        Map<String, Map<Integer, UUID>> fingerprints = new HashMap<>();
        Set<String> unknown = new HashSet<>();
        tx.sql("""
                        select e.target_anchor, e.bucket, e.fingerprint, s.bucket is null as unknown from emitted_members e
                          left join sent_bucket s
                            on s.target_anchor = e.target_anchor and s.bucket = e.bucket and s.fingerprint = e.fingerprint
                         where e.target_anchor = any(:anchors)
                        """).texts("anchors", anchors).each(row -> {
            fingerprints
                    .computeIfAbsent(row.text("target_anchor"), anchor -> new HashMap<>())
                    .put(row.small("bucket"), row.uuid("fingerprint"));
            if (row.flag("unknown")) {
                unknown.add(row.text("target_anchor"));
            }
        });
        Map<String, Buckets> sent = new HashMap<>();
        fingerprints.forEach((anchor, each) -> sent.put(anchor, new Buckets(each, !unknown.contains(anchor))));
        return sent;
    }

    /** Groups of several buckets, of which only those are looked at that somebody may have come to or left. */
    static List<UUID> groups(Transaction tx) {
        return tx.sql("""
                        select distinct image.metaverse_id from sent_bucket bucket
                          join emitted_image image on image.target_anchor = bucket.target_anchor
                         where image.metaverse_id is not null
                        """).list(row -> row.uuid("metaverse_id"));
    }

    static void write(Transaction tx, Sent sent) {
        List<Row> rows = new ArrayList<>();
        sent.changedBuckets()
                .forEach((anchor, changed) ->
                        changed.forEach((number, fingerprint) -> rows.add(new Row(anchor, number, fingerprint))));
        if (!rows.isEmpty()) {
            tx.sql("""
                            insert into emitted_members (target_anchor, bucket, fingerprint)
                            select * from unnest(:anchors, :numbers, :fingerprints)
                            on conflict (target_anchor, bucket) do update set fingerprint = excluded.fingerprint
                            """)
                    .texts("anchors", rows, Row::anchor)
                    .ints("numbers", rows, Row::number)
                    .uuids("fingerprints", rows, Row::fingerprint)
                    .update();
        }
        List<Row> gone = new ArrayList<>();
        sent.goneBuckets()
                .forEach((anchor, numbers) -> numbers.forEach(number -> gone.add(new Row(anchor, number, null))));
        for (String table : List.of("emitted_members", "sent_bucket")) {
            remove(tx, table, gone);
        }
        if (!sent.forgotten().isEmpty()) {
            tx.sql("delete from sent_bucket where target_anchor = any(:anchors)")
                    .texts("anchors", sent.forgotten())
                    .update();
        }
    }

    private static void remove(Transaction tx, String table, List<Row> gone) {
        if (!gone.isEmpty()) {
            tx.sql("delete from " + table + """
                             e using unnest(:anchors, :numbers) as gone (target_anchor, bucket)
                             where e.target_anchor = gone.target_anchor and e.bucket = gone.bucket
                            """)
                    .texts("anchors", gone, Row::anchor)
                    .ints("numbers", gone, Row::number)
                    .update();
        }
    }

    /** Before it is safe that they were sent: until that is noted, their fingerprints are not those that were sent last. */
    static void keep(Transaction tx, String anchor, Map<Integer, SentBucket> buckets) {
        tx.sql("""
                        insert into sent_bucket (target_anchor, bucket, fingerprint, members)
                        select :anchor, * from unnest(:numbers, :fingerprints, :members)
                        on conflict (target_anchor, bucket) do update
                           set fingerprint = excluded.fingerprint, members = excluded.members
                        """)
                .with("anchor", anchor)
                .ints("numbers", buckets.keySet(), number -> number)
                .uuids("fingerprints", buckets.values(), SentBucket::fingerprint)
                .texts("members", buckets.values(), bucket -> json(bucket.members()))
                .update();
    }

    static Map<Integer, List<String>> members(Transaction tx, String anchor, Collection<Integer> buckets) {
        Map<Integer, List<String>> members = new HashMap<>();
        tx.sql("select bucket, members from sent_bucket where target_anchor = :anchor and bucket = any(:buckets)")
                .with("anchor", anchor)
                .ints("buckets", buckets, bucket -> bucket)
                .each(row -> members.put(row.small("bucket"), anchors(row.text("members"))));
        return members;
    }

    private static String json(List<String> anchors) {
        try {
            return WireFormat.mapper().writeValueAsString(anchors);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("texts are always writable as JSON", impossible);
        }
    }

    private static List<String> anchors(String json) {
        try {
            return WireFormat.mapper().readValue(json, ANCHORS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "sent_bucket.members is no JSON array of texts: delete these rows, and all members are read", e);
        }
    }
}
