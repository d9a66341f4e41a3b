package io.isthmus.sync.ldap;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Time limits of the LDAP connector. */
@ConfigMapping(prefix = "isthmus.ldap")
public interface LdapConfig {

    /** How long opening a connection may take, 100 ms to 5 min. */
    @WithDefault("PT10S")
    Duration connectTimeout();

    /** How long the directory may take for one answer, such as one page, 1 s to 30 min. */
    @WithDefault("PT2M")
    Duration responseTimeout();

    /**
     * Bytes of the largest answer that is taken, 1 MiB to 1 GiB. A directory without ranges sends a group with all its members in
     * one: 64 MiB hold 250,000 and more. A larger one ends the connection.
     */
    @WithDefault("67108864")
    int maxMessageSize();

    /**
     * How long a change may take from any domain controller to any other, 1 min to 30 d. While another one was read less than that ago,
     * it has a say in who has left.
     */
    @WithDefault("PT6H")
    Duration replicationPatience();

    /**
     * How far a delta by modify timestamp reaches back before the last one, 0 s to 1 d. It has to cover the time that a
     * change needs from one server to another in a directory with several; reading an object twice does no harm.
     */
    @WithDefault("PT10S")
    Duration deltaOverlap();
}
