package io.isthmus.contracts.migration;

import io.isthmus.contracts.settings.SettingsDocument;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.contracts.settings.TargetSettings;
import java.util.List;
import java.util.Map;

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
     * @param forests how many Active Directory forests there are; {@code null} for not known
     * @param objects how many users, groups and contacts there are to synchronize; {@code null} for not known
     * @param enterpriseAdmin whether an enterprise admin is at hand; {@code null} for not known
     * @param passwordHashSync whether synchronization of password hashes is wanted; {@code null} for not decided
     * @param sources express: exactly one, whole; custom: those to read, unless {@code settings} are given
     * @param settings custom: the whole document; {@code null} takes the shipped defaults for {@code sources}
     */
    record ChooseInstallation(
            Kind kind,
            Integer forests,
            Long objects,
            Boolean enterpriseAdmin,
            Boolean passwordHashSync,
            List<NewSource> sources,
            SettingsDocument settings)
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
         * @param kind {@code null} for Active Directory
         * @param namingContext everything below it is read, unless containers are chosen
         * @param containers custom: DNs to read instead; empty for all
         */
        public record NewSource(String name, SourceSettings.Kind kind, String namingContext, List<String> containers) {

            public NewSource {
                containers = containers == null ? List.of() : List.copyOf(containers);
            }
        }
    }

    /** @param target where to export, tried for real; {@code null} tries what the settings say already */
    record CloudCredentials(TargetSettings target) implements StepBody {

        @Override
        public boolean namesConnections() {
            return target != null;
        }
    }

    /** @param sources by connector name, tried for real; what is not given is tried as the settings say */
    record DirectoryCredentials(Map<String, SourceAccess> sources) implements StepBody {

        @Override
        public boolean namesConnections() {
            return sources != null && !sources.isEmpty();
        }
    }

    /** @param confirmed must be {@code true}: a person has seen which database server the old tool uses; recorded */
    record ConfirmDatabase(boolean confirmed, String comment) implements StepBody {}

    /**
     * @param digest of exactly the configuration that was looked at, as {@code GET …/configuration} answers it
     * @param startAtOnce in place: once the old tool is retired, the service goes on by itself to the end, in the name of
     *     the person who says so here; needs the role admin, because it includes leaving staging mode
     */
    record Ready(String digest, boolean startAtOnce, String comment) implements StepBody {}

    /**
     * @param settings to import instead of the exported ones; may be {@code null}
     * @param sources by connector name: what no old tool hands over; {@code null} takes what was tried before
     * @param target where to export; {@code null} takes what was tried before
     * @param options what the deployment is to run on; {@code null} for what it runs on
     */
    record ImportSettings(
            SettingsDocument settings, Map<String, SourceAccess> sources, TargetSettings target, Options options)
            implements StepBody {

        /** On what the deployment runs on. */
        public ImportSettings(SettingsDocument settings, Map<String, SourceAccess> sources, TargetSettings target) {
            this(settings, sources, target, null);
        }

        @Override
        public boolean namesConnections() {
            return settings != null || target != null || sources != null && !sources.isEmpty();
        }

        /**
         * Advanced options: each is compared with what this deployment really uses, and refused if it is another. Any may
         * be {@code null}.
         *
         * @param database {@code host:port}, {@code host:port/name} or a JDBC URL
         * @param serviceAccount of the operating system
         * @param dataLocation folder of the deployment's data
         */
        public record Options(String database, String serviceAccount, String dataLocation) {}
    }

    /** Any {@code null} leaves what the settings say. */
    record SourceAccess(String url, Boolean startTls, String trustedCertificatesRef, String bindDn, String passwordRef)
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
    record ReCreate(Map<String, Decision> items, String comment) implements StepBody {

        public ReCreate {
            items = items == null ? Map.of() : Map.copyOf(items);
        }

        public enum Decision {
            RE_CREATED,
            GIVEN_UP
        }
    }

    /** @param digest of the pending exports that were looked at */
    record Approve(String digest, String comment) implements StepBody {}

    /** @param confirmed must be {@code true}: a person has seen that the old tool is gone */
    record Retire(boolean confirmed, String comment) implements StepBody {}

    /** @param comment for the config log, where the demotion of the other deployment is recorded */
    record HandOver(String comment) implements StepBody {}

    /**
     * Goes on although objects have errors, which is recorded; for VERIFY and CONFIRM. Without it both are strict.
     *
     * @param errors how many were looked at: exactly the number found, else the step is refused; {@code null} for none
     */
    record Acknowledge(Long errors, String comment) implements StepBody {}
}
