package io.isthmus.sync.connectorspace;

import io.isthmus.chassis.postgres.Transactions;
import io.isthmus.sync.importing.LastTaken;
import io.isthmus.sync.postgres.AttributesJson;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The attributes of connector space objects, for imports that cannot carry a new value. */
@ApplicationScoped
class TakenAttributes implements LastTaken {

    private final Transactions transactions;

    TakenAttributes(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Map<String, List<String>> values(String connector, String anchor, Set<String> attributes) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        transactions.run(
                tx -> tx.sql("select attributes from connector_space_object where id = :id and departed is null")
                        .with("id", Identities.object(connector, anchor))
                        .each(row -> values.putAll(AttributesJson.read(row.text("attributes")))));
        values.keySet().retainAll(attributes);
        return values;
    }
}
