package io.isthmus.contracts.migration;

import io.isthmus.contracts.settings.SettingsDocument;
import io.isthmus.contracts.settings.SourceKind;
import io.isthmus.contracts.settings.TargetSettings;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Bodies of the steps that need one. */
public sealed interface StepBody {

    /** Whether it names addresses, to which the secrets that are referred to will be sent: the role admin is needed then. */
    default boolean namesConnections() {
        return false;
    }

    /** @param override go on although the verdict recommends the other path; recorded */
    record Analyze(String analysisId, boolean override) implements StepBody {}

    /**
     * How to install without an old tool: what advice looks at, and what to read.
     *
     * @param kind express is refused where advice speaks against it, custom never
     * @param forests how many Active Directory forests there are, where known
     * @param objects how many users, groups and contacts there are to synchronize, where known
     * @param enterpriseAdmin whether an enterprise admin is at hand, where known
     * @param passwordHashSync whether synchronization of password hashes is wanted, where decided
     * @param sources express: exactly one, whole; custom: those to read, unless {@code settings} are given
     * @param settings custom: the whole document; none takes the shipped defaults for {@code sources}
     */
    record ChooseInstallation(
            @Nullable Kind kind,
            @Nullable Integer forests,
            @Nullable Long objects,
            @Nullable Boolean enterpriseAdmin,
            @Nullable Boolean passwordHashSync,
            List<NewSource> sources,
            @Nullable SettingsDocument settings)
            implements StepBody {

        public ChooseInstallation {
            sources = sources == null ? List.of() : List.copyOf(sources);
        }

        @Override
        public boolean namesConnections() {
            return settings != null;
        }

        public enum Kind {
            EXPRESS,
            CUSTOM
        }

        /**
         * @param name of the connector, for good: {@code [A-Za-z0-9._-]+}
         * @param kind none for Active Directory
         * @param namingContext everything below it is read, unless containers are chosen
         * @param containers custom: DNs to read instead; empty for all
         */
        public record NewSource(
                @Nullable String name,
                @Nullable SourceKind kind,
                @Nullable String namingContext,
                List<String> containers) {

            public NewSource {
                containers = containers == null ? List.of() : List.copyOf(containers);
            }
        }
    }

    /** @param target where to export, tried for real; none tries what the settings say already */
    record CloudCredentials(@Nullable TargetSettings target) implements StepBody {

        @Override
        public boolean namesConnections() {
            return target != null;
        }
    }

    /** @param sources by connector name, tried for real; what is not given is tried as the settings say */
    record DirectoryCredentials(@Nullable Map<String, SourceAccess> sources) implements StepBody {

        @Override
        public boolean namesConnections() {
            return sources != null && !sources.isEmpty();
        }
    }

    /** @param confirmed must be {@code true}: a person has seen which database server the old tool uses; recorded */
    record ConfirmDatabase(boolean confirmed, @Nullable String comment) implements StepBody {}

    /**
     * @param digest of exactly the configuration that was looked at, as {@code GET …/configuration} answers it
     * @param startAtOnce in place: once the old tool is retired, the service goes on by itself to the end, in the name of
     *     the person who says so here; needs the role admin, because it includes leaving staging mode
     */
    record Ready(
            @Nullable String digest,
            boolean startAtOnce,
            @Nullable String comment) implements StepBody {}

    /**
     * @param settings to import instead of the exported ones
     * @param sources by connector name: what no old tool hands over; none takes what was tried before
     * @param target where to export; none takes what was tried before
     * @param options what the deployment is to run on; none for what it runs on
     */
    record ImportSettings(
            @Nullable SettingsDocument settings,
            @Nullable Map<String, SourceAccess> sources,
            @Nullable TargetSettings target,
            @Nullable Options options)
            implements StepBody {

        /** On what the deployment runs on. */
        public ImportSettings(
                @Nullable SettingsDocument settings,
                @Nullable Map<String, SourceAccess> sources,
                @Nullable TargetSettings target) {
            this(settings, sources, target, null);
        }

        @Override
        public boolean namesConnections() {
            return settings != null || target != null || sources != null && !sources.isEmpty();
        }

        /**
         * Advanced options: each is compared with what this deployment really uses, and refused if it is another.
         *
         * @param database {@code host:port}, {@code host:port/name} or a JDBC URL
         * @param serviceAccount of the operating system
         * @param dataLocation folder of the deployment's data
         */
        public record Options(
                @Nullable String database,
                @Nullable String serviceAccount,
                @Nullable String dataLocation) {}
    }

    /** What is absent leaves what the settings say. */
    record SourceAccess(
            @Nullable String url,
            @Nullable Boolean startTls,
            @Nullable String trustedCertificatesRef,
            @Nullable String bindDn,
            @Nullable String passwordRef)
            implements StepBody {

        @Override
        public boolean namesConnections() {
            return true;
        }
    }

    /**
     * What became of what could not be carried over. Items of earlier attempts need not be repeated.
     *
     * @param items by id, as {@code GET …/re-creations} lists them
     */
    record ReCreate(Map<String, Decision> items, @Nullable String comment) implements StepBody {

        public ReCreate {
            items = items == null ? Map.of() : Map.copyOf(items);
        }

        public enum Decision {
            RE_CREATED,
            GIVEN_UP
        }
    }

    /** @param digest of the pending exports that were looked at */
    record Approve(@Nullable String digest, @Nullable String comment) implements StepBody {}

    /** @param confirmed must be {@code true}: a person has seen that the old tool is gone */
    record Retire(boolean confirmed, @Nullable String comment) implements StepBody {}

    /** @param comment for the config log, where the demotion of the other deployment is recorded */
    record HandOver(@Nullable String comment) implements StepBody {}

    /**
     * Goes on although objects have errors, which is recorded; for VERIFY and CONFIRM. Without it both are strict.
     *
     * @param errors how many were looked at: exactly the number found, else the step is refused; none acknowledges nothing
     */
    record Acknowledge(@Nullable Long errors, @Nullable String comment) implements StepBody {}
}
