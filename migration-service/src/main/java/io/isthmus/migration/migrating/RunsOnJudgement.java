package io.isthmus.migration.migrating;

import io.isthmus.contracts.migration.MigrationStep.Failure;
import io.isthmus.contracts.migration.StepBody.ImportSettings.Options;
import io.isthmus.migration.migrating.RunsOn.Database;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether a deployment runs on what the advanced options of IMPORT_SETTINGS ask for. They cannot be changed while it runs, so
 * what is different is refused with the setting that changes it. A deployment beside the old tool never uses the old tool's
 * database server.
 */
public final class RunsOnJudgement {

    /** Accounts that no service should have. */
    private static final Set<String> UNFIT = Set.of("root", "system", "?");

    private RunsOnJudgement() {}

    /**
     * @param asked
     * @param oldTool database server of an old tool beside which this deployment is set up
     * @return why not; empty when it does
     */
    public static Optional<Failure> failureOf(
            @Nullable Options asked, RunsOn actual, @Nullable DatabaseServer oldTool) {
        Options options = asked == null ? new Options(null, null, null) : asked;
        return reused(options, actual, oldTool)
                .or(() -> otherDatabase(options.database(), actual.database()))
                .or(() -> otherAccount(options.serviceAccount(), actual.serviceAccount()))
                .or(() -> otherLocation(options.dataLocation(), actual.dataLocation()));
    }

    /** Nothing that keeps it from running, but that somebody should know. */
    public static List<String> warnings(RunsOn actual) {
        List<String> warnings = new ArrayList<>();
        boolean unnamed = actual.serviceAccount() == null || UNFIT.contains(actual.serviceAccount());
        if (!actual.database().onThisMachine() && unnamed) {
            warnings.add("the database " + actual.database() + " is on another machine, and this service runs as "
                    + (actual.serviceAccount() == null ? "an account without a name" : actual.serviceAccount())
                    + ": give it an account of its own");
        }
        return List.copyOf(warnings);
    }

    private static Optional<Failure> reused(Options options, RunsOn actual, @Nullable DatabaseServer oldTool) {
        if (oldTool == null) {
            return Optional.empty();
        }
        Database asked = options.database() == null ? null : Database.of(options.database());
        boolean same = oldTool.isOn(actual.database().host()) || asked != null && oldTool.isOn(asked.host());
        return same
                ? Optional.of(new Failure(
                        "DATABASE_OF_OLD_TOOL",
                        "the database is on " + oldTool.server() + ", the old tool's database server, which it must not"
                                + " share while both run",
                        "Give this deployment a PostgreSQL of its own: QUARKUS_DATASOURCE_JDBC_URL of each service names"
                                + " it; ./isthmus up brings one."))
                : Optional.empty();
    }

    private static Optional<Failure> otherDatabase(@Nullable String asked, Database actual) {
        if (asked == null || asked.isBlank()) {
            return Optional.empty();
        }
        Database wanted = Database.of(asked);
        if (wanted != null && wanted.fits(actual)) {
            return Optional.empty();
        }
        return Optional.of(new Failure(
                wanted == null ? "DATABASE_NOT_UNDERSTOOD" : "DATABASE_IS_ANOTHER",
                wanted == null
                        ? "options.database is neither host:port nor a JDBC URL: " + asked
                        : "this deployment uses the database " + actual + ", not " + wanted,
                wanted == null
                        ? "Write it as db1.example.com:5432, or as jdbc:postgresql://db1.example.com:5432/name."
                        : "Set QUARKUS_DATASOURCE_JDBC_URL of each service (./isthmus up: --postgres-port, --data) and"
                                + " start it again, or leave the option out."));
    }

    private static Optional<Failure> otherAccount(@Nullable String asked, @Nullable String actual) {
        return asked == null || asked.isBlank() || asked.strip().equals(actual)
                ? Optional.empty()
                : Optional.of(new Failure(
                        "SERVICE_ACCOUNT_IS_ANOTHER",
                        "this deployment runs as " + (actual == null ? "an account without a name" : actual)
                                + ", not as " + asked.strip(),
                        "Start the services (or ./isthmus up) as " + asked.strip() + ", or leave the option out."));
    }

    private static Optional<Failure> otherLocation(@Nullable String asked, String actual) {
        return asked == null || asked.isBlank() || samePath(asked, actual)
                ? Optional.empty()
                : Optional.of(new Failure(
                        "DATA_LOCATION_IS_ANOTHER",
                        "this deployment keeps its data in " + actual + ", not in " + asked.strip(),
                        "Start it with ./isthmus up --data " + asked.strip() + " (ISTHMUS_DATA_LOCATION of"
                                + " migration-service where it is not started so), or leave the option out."));
    }

    private static boolean samePath(String asked, String actual) {
        try {
            return path(asked).equals(path(actual));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static Path path(String text) {
        return Path.of(text.strip()).toAbsolutePath().normalize();
    }
}
