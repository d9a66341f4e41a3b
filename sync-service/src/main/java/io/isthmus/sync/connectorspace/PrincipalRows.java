package io.isthmus.sync.connectorspace;

import io.isthmus.chassis.sql.Transaction;
import io.isthmus.directories.names.SecurityIdentifier;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Who is known by which security identifier: a group of one forest names somebody of another one by it. Of whoever departs it is kept;
 * who has departed is nobody's member.
 */
final class PrincipalRows {

    private static final String SID = "objectSid";

    private record Principal(UUID object, UUID place) {}

    private PrincipalRows() {}

    static void store(Transaction tx, List<ConnectorSpaceObject> objects) {
        List<Principal> principals = new ArrayList<>();
        objects.forEach(object -> place(object).ifPresent(place -> principals.add(new Principal(object.id(), place))));
        if (!principals.isEmpty()) {
            tx.sql("""
                insert into security_principal (object_id, place) select * from unnest(:objects, :places)
                on conflict (object_id) do update set place = excluded.place
                 where security_principal.place <> excluded.place
                """)
                    .uuids("objects", principals, Principal::object)
                    .uuids("places", principals, Principal::place)
                    .update();
        }
    }

    static Optional<UUID> place(ConnectorSpaceObject object) {
        return object.attributes().entrySet().stream()
                .filter(attribute -> attribute.getKey().equalsIgnoreCase(SID))
                .map(Map.Entry::getValue)
                .flatMap(List::stream)
                .findFirst()
                .flatMap(PrincipalRows::bytes)
                .flatMap(SecurityIdentifier::of)
                .map(Identities::principal);
    }

    private static Optional<byte[]> bytes(String value) {
        try {
            return Optional.of(Base64.getDecoder().decode(value));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
