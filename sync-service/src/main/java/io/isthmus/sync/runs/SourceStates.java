package io.isthmus.sync.runs;

import io.isthmus.chassis.postgres.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is known of each source between imports. */
@ApplicationScoped
public class SourceStates {

    /**
     * @param watermark where the next delta starts; without it a full import is needed
     * @param deltaMethod what the watermark means
     * @param selection fingerprint of what the last complete full import was to see
     * @param lastFullImportAt UTC
     * @param lastImportAt of any kind, complete; UTC
     */
    public record SourceState(
            @Nullable String watermark,
            String deltaMethod,
            String selection,
            @Nullable Instant lastFullImportAt,
            Instant lastImportAt) {}

    private final Transactions transactions;

    SourceStates(Transactions transactions) {
        this.transactions = transactions;
    }

    public Optional<SourceState> of(String connector) {
        return transactions.call(tx -> tx.sql("""
                        select watermark, delta_method, selection, last_full_import_at, last_import_at
                          from source_state where connector = :connector
                        """)
                .with("connector", connector)
                .first(row -> new SourceState(
                        row.text("watermark"),
                        row.text("delta_method"),
                        row.text("selection"),
                        row.instant("last_full_import_at"),
                        row.instant("last_import_at"))));
    }

    void save(String connector, SourceState state) {
        transactions.run(tx -> tx.sql("""
                        insert into source_state
                          (connector, watermark, delta_method, selection, last_full_import_at, last_import_at)
                        values (:connector, :watermark, :method, :selection, :full, :last)
                        on conflict (connector) do update set watermark = excluded.watermark,
                          delta_method = excluded.delta_method, selection = excluded.selection,
                          last_full_import_at = excluded.last_full_import_at, last_import_at = excluded.last_import_at
                        """)
                .with("connector", connector)
                .with("watermark", state.watermark())
                .with("method", state.deltaMethod())
                .with("selection", state.selection())
                .with("full", state.lastFullImportAt())
                .with("last", state.lastImportAt())
                .update());
    }

    /** The next import must be a full one. */
    void requireFullImport(String connector) {
        transactions.run(tx -> tx.sql("update source_state set watermark = null where connector = :connector")
                .with("connector", connector)
                .update());
    }
}
