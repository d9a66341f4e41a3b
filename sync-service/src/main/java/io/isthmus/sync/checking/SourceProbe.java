package io.isthmus.sync.checking;

import io.isthmus.contracts.settings.SourceSettings;
import java.util.Collection;
import java.util.List;

/**
 * Tries one thing after another at a connected directory, each within seconds. The order is that of the methods: what
 * comes later needs what came before. Never throws for what the directory or the network does.
 */
public interface SourceProbe extends AutoCloseable {

    /** Whether the password's reference leads to something. */
    Tried secret();

    /** Whether anybody listens at the address. */
    Tried reach();

    /** Connects, encrypted as the settings say. */
    Tried connect();

    Tried signIn();

    ServerFacts server();

    /** Whether there is an entry of this name that the account may see. */
    Tried entry(String dn);

    /**
     * Reads a few objects below one place.
     *
     * @param objectClasses of any of these
     * @param timestamp attribute that tells when an object was changed
     */
    Sample sample(String base, Collection<String> objectClasses, String anchor, String timestamp);

    /** How an import of such objects would find changes. */
    FoundChanges changes(Collection<String> objectClasses);

    /** For each domain of Active Directory; empty where it is none. */
    List<DomainRights> domainRights();

    /** Whether the changelog can be read. */
    Tried changelog();

    @Override
    void close();

    /** Begins to try; connects to nothing yet. */
    interface Probes {
        SourceProbe of(SourceSettings source);
    }
}
