package io.isthmus.sync.importing;

import io.isthmus.chassis.postgres.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;

/** Containers of the settings, by connector. */
@ApplicationScoped
public class ContainerTables implements ContainerMemory {

    private final Transactions transactions;

    ContainerTables(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public List<Followed> followed(String connector) {
        return transactions.call(
                tx -> tx.sql("select dn, id, place from followed_container where connector = :connector order by dn")
                        .with("connector", connector)
                        .list(row -> new Followed(row.text("dn"), row.text("id"), row.text("place"))));
    }

    @Override
    public void remember(String connector, Collection<Followed> containers) {
        transactions.run(tx -> {
            tx.sql("delete from followed_container where connector = :connector")
                    .with("connector", connector)
                    .update();
            tx.sql("""
                            insert into followed_container (connector, dn, id, place)
                            select :connector, new.* from unnest(:dns, :ids, :places) as new
                            """)
                    .with("connector", connector)
                    .texts("dns", containers, Followed::dn)
                    .texts("ids", containers, Followed::id)
                    .texts("places", containers, Followed::place)
                    .update();
        });
    }
}
