package io.isthmus.sandbox.directory;

import com.unboundid.ldap.sdk.Entry;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Everything that lives in the sample directory, deterministic in the number of objects.
 *
 * @param objects users, groups and contacts that belong into the target, together exactly this many; the directory holds
 *     some more that do not
 */
public record Population(int objects) {

    /** Below this there would be kinds of objects missing. */
    public static final int SMALLEST = 50;

    public Population {
        if (objects < SMALLEST) {
            throw new IllegalArgumentException("the sample needs at least " + SMALLEST + " objects, not " + objects);
        }
    }

    /** @param archived users in an excluded OU, beyond {@code objects} */
    public record Sizes(int users, int groups, int contacts, int archived) {}

    public Sizes sizes() {
        int groups = Math.max(6, objects / 20);
        int contacts = Math.max(4, objects / 25);
        return new Sizes(objects - groups - contacts, groups, contacts, Math.max(5, objects / 50));
    }

    /** Superiors before their inferiors. */
    Stream<Entry> entries() {
        Sizes sizes = sizes();
        Teams teams = new Teams(sizes);
        return Stream.of(
                        tree().stream(),
                        IntStream.range(0, sizes.users()).mapToObj(People::entry),
                        IntStream.range(0, sizes.contacts()).mapToObj(Partners::entry),
                        IntStream.range(0, sizes.archived()).mapToObj(Strangers::archived),
                        Strangers.entries().stream(),
                        IntStream.range(0, sizes.groups()).mapToObj(teams::entry))
                .flatMap(stream -> stream);
    }

    private static List<Entry> tree() {
        Entry domain = new Entry(Forest.BASE_DN);
        domain.addAttribute("objectClass", "top", "domain", "domainDNS");
        domain.addAttribute("dc", "harbor");
        Stream<Entry> containers = Stream.of(
                        Forest.USERS, Forest.BUILTIN, Forest.COMPUTERS, Forest.EXCHANGE_SYSTEM_OBJECTS)
                .map(dn -> AdEntry.container(dn).build());
        Stream<String> units = Stream.of(
                Forest.STAFF,
                Forest.GROUPS,
                Forest.PARTNERS,
                Forest.SERVICE_ACCOUNTS,
                Forest.ARCHIVE,
                Forest.RETURNING);
        Stream<String> cities = IntStream.range(0, Forest.CITIES.size()).mapToObj(Forest::city);
        return Stream.of(
                        Stream.of(domain),
                        containers,
                        Stream.concat(units, cities)
                                .map(dn -> AdEntry.organizationalUnit(dn).build()))
                .flatMap(stream -> stream)
                .toList();
    }
}
