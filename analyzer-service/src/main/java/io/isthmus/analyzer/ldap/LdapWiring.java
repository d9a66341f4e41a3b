package io.isthmus.analyzer.ldap;

import io.isthmus.analyzer.checking.DirectoryReader;
import io.isthmus.analyzer.wiring.AnalyzerConfig;
import io.isthmus.chassis.secrets.Secrets;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

class LdapWiring {

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
