package io.isthmus.systemtests.stack;

/** The four services, by what a deployment needs to know to run them. */
public enum Service {
    MIGRATION("migration-service", "isthmus_migration"),
    ANALYZER("analyzer-service", "isthmus_analyzer"),
    SYNC("sync-service", "isthmus_sync"),
    EXPORT("export-service", "isthmus_export");

    private final String module;
    private final String database;

    Service(String module, String database) {
        this.module = module;
        this.database = database;
    }

    /** Its folder in the project. */
    public String module() {
        return module;
    }

    /** Name of its database, to be prefixed by the deployment's. */
    String database() {
        return database;
    }

    @Override
    public String toString() {
        return module;
    }
}
