package io.isthmus.sync.connectorspace;

import io.isthmus.chassis.postgres.Transactions;
import io.isthmus.sync.importing.TakenIn;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Set;

/** Connector space objects of which neither inbound nor outbound synchronization has anything left to do. */
@ApplicationScoped
class TakenInTables implements TakenIn {

    private final Transactions transactions;

    TakenInTables(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Set<String> of(String connector, Collection<String> anchors) {
        return transactions.call(tx -> Set.copyOf(tx.sql("""
                        select o.anchor from unnest(:ids) as wanted(id)
                          join connector_space_object o on o.id = wanted.id and o.departed is null
                         where not exists (select 1 from pending_inbound i where i.object_id = o.id)
                           and not exists (select 1 from connector_space_link l
                                             join pending_outbound p on p.metaverse_id = l.metaverse_id
                                            where l.object_id = o.id)
                        """)
                .uuids(
                        "ids",
                        anchors.stream()
                                .map(anchor -> Identities.object(connector, anchor))
                                .toList())
                .list(row -> row.text("anchor"))));
    }
}
