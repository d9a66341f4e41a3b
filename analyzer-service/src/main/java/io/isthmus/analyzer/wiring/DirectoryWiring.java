package io.isthmus.analyzer.wiring;

import io.isthmus.analyzer.checking.DirectoryReader;
import io.isthmus.analyzer.ldap.DirectoryConnections;
import io.isthmus.analyzer.ldap.DirectoryCounter;
import io.isthmus.analyzer.ldap.LdapReader;
import io.isthmus.chassis.secrets.Secrets;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** What reads the directories that an analysis counts and a readiness check looks at. */
class DirectoryWiring {

    @Produces
    @Singleton
    DirectoryCounter counter(Secrets secrets, AnalyzerConfig config) {
        return new DirectoryCounter(new DirectoryConnections(secrets, config.directoryTimeout()));
    }

    @Produces
    @Singleton
    DirectoryReader reader(Secrets secrets, AnalyzerConfig config) {
        return new LdapReader(new DirectoryConnections(secrets, config.directoryTimeout()));
    }
}
