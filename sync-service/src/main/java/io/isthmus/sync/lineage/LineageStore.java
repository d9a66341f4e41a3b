package io.isthmus.sync.lineage;

import io.isthmus.chassis.postgres.Transactions;
import io.isthmus.chassis.sql.Transaction;
import io.isthmus.sync.connectorspace.ConnectorSpaceRows;
import io.isthmus.sync.connectorspace.PendingObject;
import io.isthmus.sync.metaverse.KnownMetaverseObject;
import io.isthmus.sync.metaverse.MetaverseRows;
import io.isthmus.sync.postgres.AttributesJson;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Looks single objects up, with everything around them. */
@ApplicationScoped
class LineageStore {

    private final Transactions transactions;

    LineageStore(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * @param waiting whether it waits for evaluation
     */
    record Found(
            PendingObject object,
            boolean waiting,
            @Nullable KnownMetaverseObject metaverse,
            ObjectView.@Nullable Emitted emitted) {}

    Optional<Found> object(UUID id) {
        return find("object.id = :value", id);
    }

    /** The present object at a place, else the one that was last seen there. */
    Optional<Found> objectAt(UUID place) {
        return find("object.place = :value", place);
    }

    /**
     * Objects with a part of this text in their DN or in one of these attributes, or with this very anchor; those that are
     * there first, by DN. The text of all attributes is looked at first: most objects need no closer look.
     */
    List<FoundObject> search(String text, Collection<String> attributes, int limit) {
        return transactions.call(tx -> tx.sql("""
                        select object.connector, object.anchor, object.dn, object.object_class, object.departed,
                               link.status, link.reason
                          from connector_space_object object
                          left join connector_space_link link on link.object_id = object.id
                         where object.anchor = :text or object.dn ilike :part
                            or (object.attributes::text ilike :json and exists (
                                   select 1 from json_each(object.attributes) as attribute,
                                                 json_array_elements_text(attribute.value) as content
                                    where lower(attribute.key) = any(:attributes) and content ilike :part))
                         order by object.departed is not null, object.dn limit :limit
                        """)
                .with("text", text)
                .with("part", "%" + escaped(text) + "%")
                .with("json", "%" + escaped(AttributesJson.inside(text)) + "%")
                .texts("attributes", attributes, name -> name.toLowerCase(Locale.ROOT))
                .with("limit", limit)
                .list(row -> new FoundObject(
                        row.text("connector"),
                        row.text("anchor"),
                        row.text("dn"),
                        row.text("object_class"),
                        row.text("departed"),
                        row.text("status"),
                        row.text("reason"))));
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    private Optional<Found> find(String condition, UUID value) {
        return transactions.call(tx ->
                ConnectorSpaceRows.read(tx, """
                        select %%s, object.id as asked, 0 as mark from connector_space_object object
                          left join connector_space_link link on link.object_id = object.id
                         where %s order by object.departed nulls first, object.observed_at desc limit 1
                        """.formatted(condition), sql -> sql.with("value", value)).stream()
                        .findFirst()
                        .map(object -> around(tx, object)));
    }

    private static Found around(Transaction tx, PendingObject object) {
        boolean waiting = tx.sql("select exists (select 1 from pending_inbound where object_id = :id) as waiting")
                .with("id", object.id())
                .one(row -> row.flag("waiting"));
        Optional<KnownMetaverseObject> metaverse = object.linked()
                ? MetaverseRows.read(tx, List.of(object.metaverseId())).stream().findFirst()
                : Optional.empty();
        return new Found(
                object,
                waiting,
                metaverse.orElse(null),
                metaverse.flatMap(known -> emitted(tx, known.targetAnchor())).orElse(null));
    }

    private static Optional<ObjectView.Emitted> emitted(Transaction tx, @Nullable String anchor) {
        return tx.sql("""
                        select target_anchor, absent, run_id, emitted_at from emitted_image where target_anchor = :anchor
                        """)
                .with("anchor", anchor)
                .first(row -> new ObjectView.Emitted(
                        row.text("target_anchor"), row.flag("absent"), row.text("run_id"), row.instant("emitted_at")));
    }
}
