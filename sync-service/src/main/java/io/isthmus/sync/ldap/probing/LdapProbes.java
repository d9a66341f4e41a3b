package io.isthmus.sync.ldap.probing;

import io.isthmus.chassis.secrets.Secrets;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.sync.checking.SourceProbe;
import io.isthmus.sync.ldap.LdapConnectors;
import jakarta.enterprise.context.ApplicationScoped;

/** Tries LDAP directories. */
@ApplicationScoped
public class LdapProbes implements SourceProbe.Probes {

    private final LdapConnectors connectors;
    private final Secrets secrets;

    public LdapProbes(LdapConnectors connectors, Secrets secrets) {
        this.connectors = connectors;
        this.secrets = secrets;
    }

    @Override
    public SourceProbe of(SourceSettings source) {
        return new LdapProbe(source, connectors, secrets);
    }
}
