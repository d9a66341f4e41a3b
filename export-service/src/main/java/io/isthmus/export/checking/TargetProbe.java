package io.isthmus.export.checking;

import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.settings.TargetSettings;
import io.isthmus.export.target.TargetUnavailable;
import java.util.Optional;

/**
 * Tries one thing after another at a target, each within seconds, by requests that only read. The order is that of the
 * methods: what comes later needs what came before.
 */
public interface TargetProbe extends AutoCloseable {

    /** What is wrong with the reference to the secret, in words; empty when it leads to something. */
    Optional<String> secret();

    /** Asks for the provider's description without credentials: whether anybody answers at all. */
    Answered anonymously();

    /**
     * Gets a token where the settings ask for one.
     *
     * @throws TargetUnavailable when none is granted
     */
    void token();

    /** Asks for the provider's description with credentials. */
    Answered description();

    /** @throws TargetUnavailable when the credentials are refused */
    Declared declared();

    /** Reads some resources of a type, from a position on that counts from 1. */
    Answered page(ObjectType type, int from, int count);

    /** Looks for resources by {@code externalId}. */
    Answered lookUp(ObjectType type, String anchor);

    @Override
    void close();

    /** Begins to try; connects to nothing yet. */
    interface Probes {
        TargetProbe of(TargetSettings target);
    }
}
