package io.isthmus.sync.runs;

import io.isthmus.chassis.postgres.Transactions;
import io.isthmus.contracts.settings.DeltaMethod;
import io.isthmus.rules.value.Attributes;
import io.isthmus.sync.source.FindingMethod;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is known of each source between imports. */
@ApplicationScoped
public class SourceStates {

    /**
     * @param watermark where the next delta starts; without it a full import is needed
     * @param lastWatermark where the last import ended, also where the next has to be a full one
     * @param deltaMethod what the watermark means
     * @param selection fingerprint of what the last complete full import was to see
     * @param lastFullImportAt UTC
     * @param lastImportAt of any kind, complete; UTC
     * @param finding how changes are found
     */
    public record SourceState(
            @Nullable String watermark,
            @Nullable String lastWatermark,
            String deltaMethod,
            String selection,
            @Nullable Instant lastFullImportAt,
            Instant lastImportAt,
            Finding finding) {}

    /**
     * How changes of a source are found.
     *
     * @param method absent before the first import that says so
     * @param why half a sentence for people, after "because"
     * @param deletionsLookedAt when an import last began that sees who is gone: each full one, and deltas by some methods
     */
    public record Finding(
            @Nullable String method,
            @Nullable String why,
            @Nullable Instant deletionsLookedAt) {

        static final Finding UNKNOWN = new Finding(null, null, null);

        /** Empty also for a method of a later version. */
        Optional<DeltaMethod> foundBy() {
            return Stream.of(DeltaMethod.values())
                    .filter(known -> known.name().equals(method))
                    .findFirst();
        }

        /** A delta goes on in the way of the full import before it, and for its reason. */
        static Finding after(Optional<Finding> earlier, @Nullable FindingMethod now, boolean full, Instant startedAt) {
            Finding before = earlier.orElse(UNKNOWN);
            if (now == null) {
                return new Finding(before.method, before.why, full ? startedAt : before.deletionsLookedAt);
            }
            boolean looked = full || now.method().tellsDeletions();
            return new Finding(
                    now.method().name(),
                    now.why() == null ? before.why : now.why(),
                    looked ? startedAt : before.deletionsLookedAt);
        }
    }

    private final Transactions transactions;

    SourceStates(Transactions transactions) {
        this.transactions = transactions;
    }

    public Optional<SourceState> of(String connector) {
        return transactions.call(tx -> tx.sql("""
            select watermark, last_watermark, delta_method, selection, last_full_import_at, last_import_at,
                   found_by, found_by_reason, deletions_looked_at
              from source_state where connector = :connector
            """)
                .with("connector", connector)
                .first(row -> new SourceState(
                        row.text("watermark"),
                        row.text("last_watermark"),
                        row.text("delta_method"),
                        row.text("selection"),
                        row.instant("last_full_import_at"),
                        row.instant("last_import_at"),
                        new Finding(
                                row.text("found_by"),
                                row.text("found_by_reason"),
                                row.instant("deletions_looked_at")))));
    }

    /**
     * What is lost of it in a crash of the database lets the next delta begin earlier, and find again what is known.
     *
     * @param memberships the attributes whose members were read
     */
    void save(String connector, SourceState state, Collection<String> memberships) {
        transactions.runWithoutWaiting(tx -> tx.sql("""
            insert into source_state
              (connector, watermark, last_watermark, delta_method, selection, last_full_import_at, last_import_at,
               found_by, found_by_reason, deletions_looked_at, memberships)
            values (:connector, :watermark, :lastWatermark, :method, :selection, :full, :last, :foundBy, :reason, :deletions,
                    :memberships)
            on conflict (connector) do update set watermark = excluded.watermark, last_watermark = excluded.last_watermark,
              delta_method = excluded.delta_method, selection = excluded.selection,
              last_full_import_at = excluded.last_full_import_at, last_import_at = excluded.last_import_at,
              found_by = excluded.found_by, found_by_reason = excluded.found_by_reason,
              deletions_looked_at = excluded.deletions_looked_at, memberships = excluded.memberships
            """)
                .with("connector", connector)
                .with("watermark", state.watermark())
                .with("lastWatermark", state.lastWatermark())
                .with("method", state.deltaMethod())
                .with("selection", state.selection())
                .with("full", state.lastFullImportAt())
                .with("last", state.lastImportAt())
                .with("foundBy", state.finding().method())
                .with("reason", state.finding().why())
                .with("deletions", state.finding().deletionsLookedAt())
                .texts("memberships", memberships, Attributes::fold)
                .update());
    }

    /** The next import must be a full one. */
    void requireFullImport(String connector) {
        transactions.run(tx -> tx.sql("update source_state set watermark = null where connector = :connector")
                .with("connector", connector)
                .update());
    }
}
