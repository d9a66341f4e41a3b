package io.isthmus.analyzer.facts;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A connector (management agent) of the old tool.
 *
 * @param id GUID in lower case without braces, absent where the format has none
 * @param category as the export spells it: {@code AD}, {@code ADAM}, {@code FIM}, {@code MSSQL}, {@code Extensible2} …
 * @param forest DNS name of the forest, absent unless the connector reads one
 */
public record Connector(
        @Nullable String id,
        @Nullable String name,
        Kind kind,
        @Nullable String category,
        @Nullable String forest,
        List<Partition> partitions,
        Detail detail,
        Places places) {

    public ExportLocation evidence() {
        return places.whole();
    }

    /** Of one of its parts, as exactly as it is known. */
    public ExportLocation at(String part) {
        return places.at(part);
    }

    /** What the format tells beside. */
    public sealed interface Detail permits Untold, Program, ConnectorConfiguration {}

    /** JSON settings of Azure AD Connect: nothing. */
    public record Untold() implements Detail {}

    /** An ECMA2Host: a program. */
    public record Program(List<ScriptedPart> scripted, List<RunProfile> runProfiles) implements Detail {}

    /** Where the format tells everything. */
    public Optional<ConnectorConfiguration> configuration() {
        return detail instanceof ConnectorConfiguration all ? Optional.of(all) : Optional.empty();
    }

    /** Those that are told. */
    public List<FilterSet> filters() {
        return configuration().map(ConnectorConfiguration::filters).orElse(List.of());
    }

    /** Those that are told. */
    public List<Extension> extensions() {
        return configuration().map(ConnectorConfiguration::extensions).orElse(List.of());
    }

    /** Those that are told. */
    public List<ScriptedPart> scripted() {
        return switch (detail) {
            case Untold none -> List.of();
            case Program program -> program.scripted();
            case ConnectorConfiguration all -> all.scripted();
        };
    }

    /** Those that are told. */
    public List<RunProfile> runProfiles() {
        return switch (detail) {
            case Untold none -> List.of();
            case Program program -> program.runProfiles();
            case ConnectorConfiguration all -> all.runProfiles();
        };
    }

    /** What the connector means to a migration. */
    public enum Kind {
        ACTIVE_DIRECTORY,
        CLOUD,
        /** any other connected system */
        OTHER
    }

    /**
     * A naming context.
     *
     * @param id as run steps name it: GUID in lower case without braces
     * @param selected whether it is synchronized; what a partition that is not lists besides means nothing
     * @param domain whether it is a domain naming context, where it is said
     * @param netbios short name of the domain, where it is said
     */
    public record Partition(
            @Nullable String id,
            @Nullable String dn,
            boolean selected,
            @Nullable Boolean domain,
            List<String> inclusions,
            List<String> exclusions,
            List<String> objectTypes,
            @Nullable String netbios,
            Places places) {

        public ExportLocation evidence() {
            return places.whole();
        }

        /** Of one of its parts, as exactly as it is known. */
        public ExportLocation at(String part) {
            return places.at(part);
        }
    }

    /**
     * Objects that stay disconnectors.
     *
     * @param alternatives groups of conditions: AND inside a group, OR between groups; empty for scripted ones
     */
    public record FilterSet(
            @Nullable String objectType,
            boolean scripted,
            List<List<Condition>> alternatives,
            ExportLocation evidence) {}

    /** @param operator as the export spells it: {@code equality}, {@code not-present} … */
    public record Condition(
            @Nullable String attribute,
            @Nullable String operator,
            @Nullable LegacyFlowValue value) {}

    /**
     * A decision that a program makes, not the configuration.
     *
     * @param what of that kind it is: a type of objects, a target attribute, a parameter
     */
    public record ScriptedPart(Kind kind, @Nullable String what, ExportLocation evidence) {

        public enum Kind {
            FILTER,
            FLOW,
            JOIN,
            PROJECTION,
            PROVISIONING,
            DELETION,
            /** the connector itself is a script */
            CONNECTOR
        }
    }

    /** A program library the connector or the metaverse loads. */
    public record Extension(Place place, String fileName, ExportLocation evidence) {

        public enum Place {
            RULES,
            METAVERSE,
            CONNECTOR,
            PASSWORD,
            PROVISIONING
        }
    }

    public record RunProfile(
            @Nullable String name, List<RunStep> steps, List<StepLimit> limits, ExportLocation evidence) {

        /** Those that are named, in their order. */
        public List<String> stepTypes() {
            return steps.stream().map(RunStep::type).filter(Objects::nonNull).toList();
        }
    }

    /**
     * @param subtype such as {@code to-cs}, where the export has one
     * @param partition id of the partition, in lower case without braces
     * @param limits batch and page sizes, time limits and thresholds by the export's own names
     */
    public record RunStep(
            @Nullable String type,
            @Nullable String subtype,
            @Nullable String partition,
            Map<String, String> limits) {}

    /** A number at which a step of a run profile stops by itself. */
    public record StepLimit(Of of, int number, ExportLocation evidence) {

        public enum Of {
            OBJECTS("object"),
            DELETIONS("delete");

            private final String element;

            Of(String element) {
                this.element = element;
            }

            public String element() {
                return element;
            }
        }
    }
}
