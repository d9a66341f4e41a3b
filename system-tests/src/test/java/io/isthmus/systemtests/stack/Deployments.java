package io.isthmus.systemtests.stack;

import java.util.Map;

/** Deployments that several test classes may use. */
public final class Deployments {

    private Deployments() {}

    /** A deployment without settings, for tests that leave it so. It ends with the JVM. */
    public static Deployment idle() {
        return Idle.DEPLOYMENT;
    }

    private static final class Idle {
        private static final Deployment DEPLOYMENT = Deployment.start("idle", Map.of());
    }
}
