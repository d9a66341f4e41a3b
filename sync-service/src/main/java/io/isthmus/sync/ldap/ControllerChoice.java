package io.isthmus.sync.ldap;

import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.contracts.settings.SourceSettings.Kind;
import io.isthmus.directories.ldap.ConnectFault;
import io.isthmus.directories.ldap.DirectoryAddress;
import io.isthmus.directories.ldap.ServiceRecords;
import io.isthmus.sync.importing.SourceException;
import io.isthmus.sync.importing.SourceException.Code;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * At which of its domain controllers a source is read. It stays at one for as long as that one answers: first the one that was
 * read last, then the one that the watermark names, then the others in the order of the settings or of DNS.
 */
final class ControllerChoice {

    private static final Logger LOG = Logger.getLogger(ControllerChoice.class);

    private final ServiceRecords dns;
    private final Consumer<SourceSettings> trying;
    private final Map<String, String> latest = new ConcurrentHashMap<>();

    /** @param trying connects and signs in; throws a {@link SourceException} otherwise */
    ControllerChoice(ServiceRecords dns, Consumer<SourceSettings> trying) {
        this.dns = dns;
        this.trying = trying;
    }

    /**
     * @param controllers DNS names of those whose word counts, the last one first; they need not be known
     * @return the source with one address
     * @throws SourceException when none answers, or one that does lets nobody in: a password that is wrong is wrong everywhere
     */
    SourceSettings of(SourceSettings source, List<String> controllers) {
        List<String> all = all(source);
        if (all.size() < 2) {
            return all.isEmpty() ? source : source.reachedAt(all.getFirst());
        }
        SourceSettings reached = firstThatAnswers(source, inOrder(source, controllers, all));
        String address = reached.addresses().getFirst();
        String before = latest.put(key(source), address);
        if (before != null && !before.equals(address)) {
            LOG.infof(
                    "source %s is read at %s from now on, because %s does not answer", source.name(), address, before);
        }
        return reached;
    }

    /** The other places where it can be read. */
    List<SourceSettings> others(SourceSettings source, SourceSettings reached) {
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
        if (all.size() > 1 && source.kind() != Kind.ACTIVE_DIRECTORY) {
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

    private SourceSettings firstThatAnswers(SourceSettings source, List<String> addresses) {
        List<SourceException> silent = new ArrayList<>();
        for (String address : addresses) {
            SourceSettings there = source.reachedAt(address);
            try {
                trying.accept(there);
                return there;
            } catch (SourceException e) {
                if (e.code() != Code.SOURCE_UNREACHABLE && e.code() != Code.CONNECTION_LOST) {
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
