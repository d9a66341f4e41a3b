package io.isthmus.cli.launching;

import io.isthmus.localstack.stack.StackPorts;
import picocli.CommandLine.Option;

/** Where everything listens; each port by option or by environment. */
public final class PortOptions {

    @Option(
            names = "--migration-port",
            defaultValue = "${env:ISTHMUS_MIGRATION_PORT:-8180}",
            description = "Port of migration-service (${DEFAULT-VALUE}; environment: ISTHMUS_MIGRATION_PORT).")
    private int migration;

    @Option(
            names = "--analyzer-port",
            defaultValue = "${env:ISTHMUS_ANALYZER_PORT:-8181}",
            description = "Port of analyzer-service (${DEFAULT-VALUE}).")
    private int analyzer;

    @Option(
            names = "--sync-port",
            defaultValue = "${env:ISTHMUS_SYNC_PORT:-8182}",
            description = "Port of sync-service (${DEFAULT-VALUE}).")
    private int sync;

    @Option(
            names = "--export-port",
            defaultValue = "${env:ISTHMUS_EXPORT_PORT:-8183}",
            description = "Port of export-service (${DEFAULT-VALUE}).")
    private int export;

    @Option(
            names = "--kafka-port",
            defaultValue = "${env:ISTHMUS_KAFKA_PORT:-9192}",
            description = "Port of the embedded Kafka broker (${DEFAULT-VALUE}).")
    private int kafka;

    @Option(
            names = "--postgres-port",
            defaultValue = "${env:ISTHMUS_POSTGRES_PORT:-5532}",
            description = "Port of the embedded PostgreSQL (${DEFAULT-VALUE}).")
    private int postgres;

    public StackPorts ports() {
        return new StackPorts(migration, analyzer, sync, export, kafka, postgres);
    }

    /** The demo's two ends. */
    public static final class Samples {

        @Option(
                names = "--ldap-port",
                defaultValue = "${env:ISTHMUS_LDAP_PORT:-10389}",
                description = "Port of the sample directory (${DEFAULT-VALUE}).")
        private int ldap;

        @Option(
                names = "--scim-port",
                defaultValue = "${env:ISTHMUS_SCIM_PORT:-8190}",
                description = "Port of the sample SCIM provider (${DEFAULT-VALUE}).")
        private int scim;

        public int ldap() {
            return ldap;
        }

        public int scim() {
            return scim;
        }
    }
}
