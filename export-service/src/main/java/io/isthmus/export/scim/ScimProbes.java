package io.isthmus.export.scim;

import io.isthmus.chassis.secrets.Secrets;
import io.isthmus.contracts.settings.TargetSettings;
import io.isthmus.export.checking.TargetProbe;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;

/** Tries SCIM providers. */
@ApplicationScoped
public class ScimProbes implements TargetProbe.Probes {

    private final Vertx vertx;
    private final Secrets secrets;
    private final ScimConfig config;

    ScimProbes(Vertx vertx, Secrets secrets, ScimConfig config) {
        this.vertx = vertx;
        this.secrets = secrets;
        this.config = config;
    }

    @Override
    public TargetProbe of(TargetSettings target) {
        return new ScimProbe(target, vertx, secrets, config);
    }
}
