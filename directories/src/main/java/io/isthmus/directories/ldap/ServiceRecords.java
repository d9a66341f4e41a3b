package io.isthmus.directories.ldap;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Hashtable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.naming.Context;
import javax.naming.NamingEnumeration;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.directory.InitialDirContext;
import org.jspecify.annotations.Nullable;

/**
 * Servers of a service, as DNS names them (RFC 2782): Active Directory keeps its domain controllers at
 * {@code _ldap._tcp.dc._msdcs.DOMAIN}, those of a site at {@code _ldap._tcp.SITE._sites.dc._msdcs.DOMAIN}.
 *
 * <p>A server outside of the domain is left out: a password is sent there, and DNS is believed by nobody.
 */
public final class ServiceRecords {

    private static final String TYPE = "SRV";
    private static final String MILLIS_TO_ANSWER = "2000";

    private final @Nullable String nameServer;

    /** Asks the name servers of this machine. */
    public ServiceRecords() {
        this(null);
    }

    /** @param nameServer such as {@code dns://127.0.0.1:53} */
    ServiceRecords(@Nullable String nameServer) {
        this.nameServer = nameServer;
    }

    public record Server(String host, int port) {}

    /** A host never begins with an underscore (RFC 952). */
    public static boolean isService(String host) {
        return host.startsWith("_");
    }

    /**
     * Those of the lowest priority number first, of equal ones the heaviest: always in the same order, so that a source stays at one server.
     *
     * @throws ConnectFault of kind {@code ADDRESS} when DNS names none
     */
    public List<Server> of(String service) throws ConnectFault {
        List<Server> servers = within(domain(service), records(service));
        if (servers.isEmpty()) {
            throw new ConnectFault(
                    FaultKind.ADDRESS, "DNS names no server of " + service + " within " + domain(service), null);
        }
        return servers;
    }

    private List<String> records(String service) throws ConnectFault {
        Hashtable<String, String> environment = new Hashtable<>();
        environment.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.dns.DnsContextFactory");
        environment.put("com.sun.jndi.dns.timeout.initial", MILLIS_TO_ANSWER);
        environment.put("com.sun.jndi.dns.timeout.retries", "2");
        Optional.ofNullable(nameServer).ifPresent(url -> environment.put(Context.PROVIDER_URL, url));
        try {
            InitialDirContext dns = new InitialDirContext(environment);
            try {
                return texts(dns.getAttributes(service, new String[] {TYPE}).get(TYPE));
            } finally {
                dns.close();
            }
        } catch (NamingException e) {
            throw new ConnectFault(FaultKind.ADDRESS, "DNS did not name the servers of " + service + ": " + e, e);
        }
    }

    private static List<String> texts(@Nullable Attribute records) throws NamingException {
        List<String> texts = new ArrayList<>();
        if (records != null) {
            NamingEnumeration<?> all = records.getAll();
            while (all.hasMore()) {
                texts.add(String.valueOf(all.next()));
            }
        }
        return texts;
    }

    /** What follows the names that begin with an underscore. */
    static String domain(String service) {
        String[] labels = service.split("\\.");
        int first = labels.length;
        while (first > 0 && !labels[first - 1].startsWith("_")) {
            first--;
        }
        return String.join(".", List.of(labels).subList(first, labels.length));
    }

    /** @param records each "priority weight port target" */
    static List<Server> within(String domain, List<String> records) {
        return records.stream()
                .flatMap(text -> record(text).stream())
                .filter(record -> isWithin(domain, record.server().host()))
                .sorted(Comparator.comparingInt(Record::priority)
                        .thenComparing(Comparator.comparingInt(Record::weight).reversed())
                        .thenComparing(record -> record.server().host()))
                .map(Record::server)
                .distinct()
                .toList();
    }

    private static boolean isWithin(String domain, String host) {
        return !domain.isEmpty()
                && ("." + host).toLowerCase(Locale.ROOT).endsWith("." + domain.toLowerCase(Locale.ROOT));
    }

    private record Record(int priority, int weight, Server server) {}

    private static Optional<Record> record(String text) {
        String[] parts = text.strip().split("\\s+");
        try {
            String host = parts[3].endsWith(".") ? parts[3].substring(0, parts[3].length() - 1) : parts[3];
            return Optional.of(new Record(
                    Integer.parseInt(parts[0]),
                    Integer.parseInt(parts[1]),
                    new Server(host, Integer.parseInt(parts[2]))));
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            return Optional.empty(); // whatever a name server says
        }
    }
}
