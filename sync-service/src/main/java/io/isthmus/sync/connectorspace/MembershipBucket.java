package io.isthmus.sync.connectorspace;

import io.isthmus.directories.names.SecurityIdentifier;
import io.isthmus.rules.object.MetaverseSchema;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * One bucket of a membership, as observed.
 *
 * @param runId the import that observed it
 * @param owner the group: see {@link Identities#object}
 * @param gone whether the bucket no longer exists
 * @param members DNs as the directory wrote them; of {@code memberUid} each is somebody's {@code uid}
 * @param elsewhere those of them that are looked for in another source, by its name
 */
public record MembershipBucket(
        String runId,
        UUID owner,
        String connector,
        String anchor,
        String attribute,
        int bucket,
        int bucketCount,
        List<String> members,
        Map<String, List<String>> elsewhere) {

    public boolean gone() {
        return bucket >= bucketCount;
    }

    /** Whether there are others of the same membership. */
    boolean ofLargeMembership() {
        return bucketCount > 1;
    }

    /**
     * Names of the members by place, each in the source where it is looked for; somebody of another forest is looked for in
     * all.
     */
    Map<UUID, String> places() {
        if (MetaverseSchema.MEMBER_UID.equalsIgnoreCase(attribute)) {
            return uids();
        }
        Map<String, String> sources = new HashMap<>();
        elsewhere.forEach((source, dns) -> dns.forEach(dn -> sources.put(dn, source)));
        Map<UUID, String> places = new LinkedHashMap<>();
        members.forEach(dn -> places.put(
                SecurityIdentifier.ofForeignPrincipal(dn)
                        .map(Identities::principal)
                        .orElseGet(() -> Identities.place(sources.getOrDefault(dn, connector), dn)),
                dn));
        return places;
    }

    private Map<UUID, String> uids() {
        Map<UUID, String> places = new LinkedHashMap<>();
        members.forEach(uid -> places.put(Identities.uid(connector, uid), uid));
        return places;
    }
}
