package io.isthmus.sync.synchronizing.outbound;

import io.isthmus.chassis.sql.Transaction;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Reads who waits for an anchor that another object holds at the target. */
final class HeirRows {

    private HeirRows() {}

    /** @return of several that want the same, the first; by holder and anchor */
    static Map<UUID, Map<String, UUID>> of(Transaction tx, Collection<UUID> holders) {
        Map<UUID, Map<String, UUID>> heirs = new HashMap<>();
        tx.sql("""
                        select distinct on (held.target_anchor) held.metaverse_id, held.target_anchor, heir.id
                          from emitted_image held
                          join metaverse_object heir
                            on heir.target_anchor = held.target_anchor and heir.provisioned and heir.id <> held.metaverse_id
                         where held.metaverse_id = any(:holders) and not held.absent
                         order by held.target_anchor, heir.id
                        """)
                .uuids("holders", holders)
                .each(row -> heirs.computeIfAbsent(row.uuid("metaverse_id"), holder -> new HashMap<>())
                        .put(row.text("target_anchor"), row.uuid("id")));
        return heirs;
    }
}
