package io.isthmus.export.reviewing;

import io.isthmus.chassis.postgres.Transactions;
import io.isthmus.chassis.sql.Transaction;
import io.isthmus.contracts.export.PendingExportSummary;
import io.isthmus.export.postgres.ApprovalRows;
import io.isthmus.export.postgres.Codes;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All pending exports as one set: counted, named by a digest, approved. */
@ApplicationScoped
public class PendingSet {

    private static final String COUNTS = """
            select t.object_type, p.operation, count(*) as n
              from pending_export p join target_object t on t.id = p.object_id
             where p.operation is not null group by t.object_type, p.operation order by t.object_type, p.operation""";
    private static final String DIGEST = """
            select encode(sha256(coalesce(string_agg(hash, ''::bytea order by hash), ''::bytea)), 'hex') as digest
              from pending_export where operation is not null""";
    private static final String AWAITING = """
            select count(*) as n from observed_object
             where remembered_generation is not null and remembered_generation >= generation""";
    private static final String REASONS = """
            select reason, count(*) as n from pending_export
             where operation is not null and reason is not null group by reason""";
    private final Transactions transactions;
    private volatile @Nullable Cached cached;

    public PendingSet(Transactions transactions) {
        this.transactions = transactions;
    }

    private record Cached(long version, PendingExportSummary summary) {}

    public PendingExportSummary summary() {
        return transactions.call(transaction -> {
            long version = transaction
                    .sql("select pending_version from target_state")
                    .one(row -> row.number("pending_version"));
            Cached known = cached;
            if (known == null || known.version() != version) {
                known = new Cached(version, count(transaction));
                cached = known;
            }
            PendingExportSummary summary = known.summary();
            return new PendingExportSummary(
                    summary.digest(),
                    summary.counts(),
                    summary.total(),
                    transaction.sql(AWAITING).one(row -> row.number("n")),
                    summary.unsupported(),
                    summary.computedAt(),
                    summary.reasons());
        });
    }

    private static PendingExportSummary count(Transaction transaction) {
        List<PendingExportSummary.Count> counts = transaction
                .sql(COUNTS)
                .list(row -> new PendingExportSummary.Count(
                        Codes.objectType(row.small("object_type")),
                        Codes.operation(row.small("operation")),
                        row.number("n")));
        return new PendingExportSummary(
                digest(transaction),
                counts,
                counts.stream().mapToLong(PendingExportSummary.Count::count).sum(),
                0,
                transaction
                        .sql("select count(*) as n from pending_export where unsupported")
                        .one(row -> row.number("n")),
                Instant.now(),
                reasons(transaction));
    }

    private static String digest(Transaction transaction) {
        return transaction.sql(DIGEST).one(row -> row.text("digest"));
    }

    private static @Nullable Map<String, Long> reasons(Transaction transaction) {
        Map<String, Long> reasons = new TreeMap<>();
        transaction.sql(REASONS).each(row -> reasons.put(row.text("reason"), row.number("n")));
        return reasons.isEmpty() ? null : reasons;
    }

    /**
     * Approves exactly the set that has this digest.
     *
     * @return how many pending exports were approved; -1 when the set is another one by now
     */
    public long approve(String digest, String by, @Nullable String comment) {
        return transactions.call(transaction -> {
            // no comparison changes the set between the look and the approval
            transaction
                    .sql("select pending_version from target_state for update")
                    .one(row -> row.number("pending_version"));
            return digest(transaction).equals(digest) ? ApprovalRows.approve(transaction, digest, by, comment) : -1L;
        });
    }
}
