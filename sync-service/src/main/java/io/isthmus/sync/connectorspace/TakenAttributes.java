package io.isthmus.sync.connectorspace;

import io.isthmus.chassis.postgres.Transactions;
import io.isthmus.rules.value.Attributes;
import io.isthmus.sync.importing.memory.KnownObject.BucketKey;
import io.isthmus.sync.importing.memory.LastTaken;
import io.isthmus.sync.postgres.AttributesJson;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What connector space objects have, for imports that cannot carry a new value, or are told no more than what is new. */
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

    @Override
    public List<String> members(String connector, String anchor, BucketKey bucket) {
        return transactions.call(tx -> tx.sql("""
            select name from membership
             where owner = :owner and attribute = :attribute and bucket = :bucket and name is not null
            """)
                .with("owner", Identities.object(connector, anchor))
                .with("attribute", Attributes.fold(bucket.attribute()))
                .with("bucket", bucket.bucket())
                .list(row -> row.text("name")));
    }
}
