package io.isthmus.migration.clients;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Where the other services are, and how they are asked. */
@ConfigMapping(prefix = "isthmus.services")
interface ServicesConfig {

    Analyzer analyzer();

    Sync sync();

    Export export();

    /**
     * Password of the user {@code operator} at the other services: the value, or a reference {@code env:NAME} or
     * {@code file:/path}.
     */
    @WithDefault("${isthmus.access.operator-password}")
    String operatorPassword();

    /**
     * Password of the user {@code admin} there, for what an admin of this service may ask alone: the value, or a reference.
     */
    @WithDefault("${isthmus.access.admin-password}")
    String adminPassword();

    /** For a connection to be made, 100 ms to 1 min. */
    @WithDefault("PT3S")
    Duration connectTimeout();

    /** For an answer, 1 s to 10 min. */
    @WithDefault("PT30S")
    Duration requestTimeout();

    /** analyzer-service */
    interface Analyzer {

        @WithDefault("http://127.0.0.1:8181")
        String url();
    }

    /** sync-service */
    interface Sync {

        @WithDefault("http://127.0.0.1:8182")
        String url();
    }

    /** export-service */
    interface Export {

        @WithDefault("http://127.0.0.1:8183")
        String url();
    }
}
