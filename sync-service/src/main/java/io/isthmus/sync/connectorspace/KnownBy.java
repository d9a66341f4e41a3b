package io.isthmus.sync.connectorspace;

import io.isthmus.directories.names.SecurityIdentifier;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * By what else than a DN an object is named, and which group it names as its own.
 *
 * <pre>
 * whoever has       is known                                 names as his group
 * objectSid         to groups of other forests, by it
 * uid               to groups of the same source, by it
 * gidNumber, no uid  to people of the same source, by it
 * primaryGroupID                                             the group of his domain with that number
 * uid, gidNumber                                             the group of the same source with that number
 * </pre>
 *
 * A {@code posixAccount} always has a {@code uid}, a {@code posixGroup} none (RFC 2307): so they are told apart.
 *
 * @param places where those look for it who name it
 * @param groups places of the groups that it names
 */
record KnownBy(Set<UUID> places, Set<UUID> groups) {

    static KnownBy of(ConnectorSpaceObject object) {
        Set<UUID> places = new LinkedHashSet<>();
        Set<UUID> groups = new LinkedHashSet<>();
        Optional<SecurityIdentifier> identifier =
                first(object, "objectSid").flatMap(KnownBy::bytes).flatMap(SecurityIdentifier::of);
        identifier.map(Identities::principal).ifPresent(places::add);
        identifier
                .flatMap(own ->
                        first(object, "primaryGroupID").map(String::strip).flatMap(own::inSameDomain))
                .map(Identities::principal)
                .ifPresent(groups::add);
        List<String> uids = values(object, "uid");
        uids.forEach(uid -> places.add(Identities.uid(object.connector(), uid)));
        first(object, "gidNumber")
                .map(number -> Identities.gidNumber(object.connector(), number))
                .ifPresent(uids.isEmpty() ? places::add : groups::add);
        return new KnownBy(places, groups);
    }

    private static Optional<String> first(ConnectorSpaceObject object, String name) {
        return values(object, name).stream().findFirst();
    }

    private static List<String> values(ConnectorSpaceObject object, String name) {
        return object.attributes().entrySet().stream()
                .filter(attribute -> attribute.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .flatMap(List::stream)
                .filter(value -> !value.isBlank())
                .toList();
    }

    private static Optional<byte[]> bytes(String value) {
        try {
            return Optional.of(Base64.getDecoder().decode(value));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
