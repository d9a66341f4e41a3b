package io.isthmus.sync.connectorspace;

import io.isthmus.directories.names.SecurityIdentifier;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * One bucket of a membership, as observed.
 *
 * @param owner the group: see {@link Identities#object}
 * @param gone whether the bucket no longer exists
 * @param members DNs as the directory wrote them
 * @param elsewhere those of them that are looked for in another source, by its name
 */
public record MembershipBucket(
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

    /** Places of the members, each in the source where it is looked for; somebody of another forest is looked for in all. */
    Set<UUID> places() {
        Map<String, String> sources = new HashMap<>();
        elsewhere.forEach((source, dns) -> dns.forEach(dn -> sources.put(dn, source)));
        Set<UUID> places = new LinkedHashSet<>();
        members.forEach(dn -> places.add(SecurityIdentifier.ofForeignPrincipal(dn)
                .map(Identities::principal)
                .orElseGet(() -> Identities.place(sources.getOrDefault(dn, connector), dn))));
        return places;
    }
}
