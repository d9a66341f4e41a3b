package io.isthmus.cli.administering;

import io.isthmus.cli.api.Api;
import io.isthmus.contracts.migration.Migration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What every command about one migration has: which one, and where to ask. */
abstract class OneMigration implements Callable<Integer> {

    @Mixin
    private Session session;

    private @Nullable String found;

    private OneMigration() {}

    /** None for the latest. */
    abstract @Nullable String id();

    final Session session() {
        return session;
    }

    final Api api() {
        return session.migration();
    }

    /** Of the migration, or of what is below it; the latest is looked up once. */
    final String path(String below) {
        if (found == null) {
            found = id() == null ? latest().id() : id();
        }
        return "/api/migrations/" + Query.encoded(found) + below;
    }

    final Migration find() {
        return api().get(path(""), Migration.class);
    }

    private Migration latest() {
        Migration[] latest = api().get("/api/migrations?limit=1", Migration[].class);
        if (latest.length == 0) {
            throw new Unusable("there is no migration yet: ./isthmus migrate begin");
        }
        return latest[0];
    }

    /** {@code ./isthmus migrate show ID} */
    abstract static class ByParameter extends OneMigration {

        @Parameters(arity = "0..1", paramLabel = "ID", description = "Default: the latest.")
        private @Nullable String id;

        @Override
        @Nullable
        String id() {
            return id;
        }
    }

    /** {@code ./isthmus migrate step STEP --id ID} */
    abstract static class ByOption extends OneMigration {

        @Option(names = "--id", paramLabel = "ID", description = "Of the migration (default: the latest).")
        private @Nullable String id;

        @Override
        @Nullable
        String id() {
            return id;
        }
    }
}
