package io.isthmus.sync.ldap.activedirectory;

import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.directories.ldap.ConnectFault;
import io.isthmus.directories.ldap.DirectoryAddress;
import io.isthmus.directories.ldap.ServiceRecords;
import io.isthmus.sync.ldap.reading.SourceFaults;
import io.isthmus.sync.source.SourceException;
import io.isthmus.sync.source.SourceException.Code;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * At which of its servers a source is read: domain controllers of a domain, or providers of the same data. It stays at one for as long as that
 * one answers, and knows what was seen before: first the one that was read last, then the one that the watermark names, then the others in the
 * order of the settings or of DNS.
 */
public final class ControllerChoice {

    private static final Logger LOG = Logger.getLogger(ControllerChoice.class);

    /** Faults of the server that was asked: another one may do better. */
    private static final Set<Code> OF_ONE_SERVER =
            Set.of(Code.SOURCE_UNREACHABLE, Code.CONNECTION_LOST, Code.SOURCE_BEHIND);

    private final ServiceRecords dns;
    private final Trying trying;
    private final Map<String, String> latest = new ConcurrentHashMap<>();

    /** Connects and signs in; throws a {@link SourceException} where that fails, or where the server knows less than was seen before. */
    public interface Trying {
        void at(SourceSettings there, @Nullable String last);
    }

    public ControllerChoice(ServiceRecords dns, Trying trying) {
        this.dns = dns;
        this.trying = trying;
    }

    /**
     * @param last watermark of the last complete import, which may name controllers whose word counts; they need not be known
     * @return the source with one address
     * @throws SourceException when none answers, or one that does lets nobody in: a password that is wrong is wrong everywhere
     */
    public SourceSettings of(SourceSettings source, @Nullable String last) {
        List<String> all = all(source);
        if (all.size() < 2) {
            return all.isEmpty() ? source : source.reachedAt(all.getFirst());
        }
        List<String> controllers = Optional.ofNullable(last).flatMap(DomainWatermark::read).stream()
                .flatMap(known -> known.controllers().stream())
                .toList();
        SourceSettings reached = firstThatAnswers(source, inOrder(source, controllers, all), last);
        String address = reached.addresses().getFirst();
        String before = latest.put(key(source), address);
        if (before != null && !before.equals(address)) {
            LOG.infof(
                    "source %s is read at %s from now on, because %s does not answer or lags behind",
                    source.name(), address, before);
        }
        return reached;
    }

    /** The other places where it can be read. */
    public List<SourceSettings> others(SourceSettings source, SourceSettings reached) {
        return all(source).stream()
                .filter(address -> !address.equals(reached.url()))
                .map(source::reachedAt)
                .toList();
    }

    private List<String> all(SourceSettings source) {
        Set<String> all = new LinkedHashSet<>();
        List<ConnectFault> faults = new ArrayList<>();
        for (String address : source.addresses()) {
            try {
                all.addAll(DirectoryAddress.servers(address, dns));
            } catch (ConnectFault e) {
                faults.add(e);
            }
        }
        if (all.isEmpty() && !faults.isEmpty()) {
            throw SourceFaults.whileConnecting(source, faults.getFirst());
        }
        if (all.size() > 1 && !source.mayNameSeveralServers()) {
            throw SourceFaults.severalServers(source);
        }
        return List.copyOf(all);
    }

    private List<String> inOrder(SourceSettings source, List<String> controllers, List<String> all) {
        Set<String> order = new LinkedHashSet<>();
        Optional.ofNullable(latest.get(key(source))).filter(all::contains).ifPresent(order::add);
        controllers.forEach(
                host -> all.stream().filter(address -> leadsTo(address, host)).forEach(order::add));
        order.addAll(all);
        return List.copyOf(order);
    }

    private static boolean leadsTo(String address, String host) {
        try {
            return DirectoryAddress.of(address, false, null).host().equalsIgnoreCase(host);
        } catch (ConnectFault e) {
            return false;
        }
    }

    private SourceSettings firstThatAnswers(SourceSettings source, List<String> addresses, @Nullable String last) {
        List<SourceException> silent = new ArrayList<>();
        for (String address : addresses) {
            SourceSettings there = source.reachedAt(address);
            try {
                trying.at(there, last);
                return there;
            } catch (SourceException e) {
                if (!OF_ONE_SERVER.contains(e.code())) {
                    throw e;
                }
                silent.add(e);
            }
        }
        throw SourceFaults.noneAnswers(source, silent);
    }

    private static String key(SourceSettings source) {
        return source.name() + " " + source.url();
    }
}
