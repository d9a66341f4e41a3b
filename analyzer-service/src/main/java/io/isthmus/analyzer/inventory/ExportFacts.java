package io.isthmus.analyzer.inventory;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.isthmus.analyzer.facts.MetaverseSchema;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an export says, for people and programs beside the verdict. What its format cannot express is absent, and is written as
 * {@code null}; an empty list is what it could say and does not.
 *
 * @param shapes kinds of files
 * @param forests DNS names of the forests that Active Directory connectors read, if all of them say
 * @param attributePaths the way of each attribute from end to end
 * @param rules absent where the format has none (FIM, MIM, DirSync)
 */
@JsonInclude(Include.ALWAYS)
public record ExportFacts(
        List<String> shapes,
        @Nullable List<String> forests,
        List<ConnectorFacts> connectors,
        @Nullable MetaverseFacts metaverse,
        @Nullable GlobalFacts globals,
        @Nullable List<RuleFacts> rules,
        @Nullable List<AttributePath> attributePaths,
        @Nullable Boolean passwordHashSync,
        @Nullable DatabaseFacts database) {

    /** A connector. */
    @JsonInclude(Include.ALWAYS)
    public record ConnectorFacts(
            @Nullable String name,
            @Nullable String id,
            String kind,
            @Nullable String category,
            @Nullable String forest,
            List<PartitionFacts> partitions,
            @JsonUnwrapped ProgramFacts program,
            @JsonUnwrapped ConfigurationFacts configuration) {

        /** The same in other words. */
        public ConnectorFacts with(ProgramFacts otherProgram, ConfigurationFacts otherConfiguration) {
            return new ConnectorFacts(name, id, kind, category, forest, partitions, otherProgram, otherConfiguration);
        }
    }

    /** What is told of every connector but by JSON settings. */
    @JsonInclude(Include.ALWAYS)
    public record ProgramFacts(
            @Nullable List<String> scripted, @Nullable List<RunProfileFacts> runProfiles) {

        static final ProgramFacts UNTOLD = new ProgramFacts(null, null);
    }

    /**
     * What an export of the server, in XML, tells of a connector. The flags about passwords are four; {@code passwordHashSync} is
     * the one that means hash synchronization.
     *
     * @param attributesRemoved attributes that synchronization needs and that are not selected
     * @param attributeUses what each attribute is for
     * @param attributeFlows exports to this connector
     * @param options how it connects, by the export's own names
     */
    @JsonInclude(Include.ALWAYS)
    public record ConfigurationFacts(
            @Nullable String subtype,
            @Nullable String assemblyVersion,
            @Nullable String account,
            @Nullable List<String> attributesSelected,
            @Nullable List<String> attributesRemoved,
            @Nullable List<AttributeUse> attributeUses,
            @Nullable List<FilterFacts> declaredFilters,
            @JsonUnwrapped FlowFacts attributeFlows,
            @Nullable List<String> extensions,
            @Nullable Boolean passwordHashSync,
            @Nullable String groupFilter,
            @Nullable Integer provisioningHierarchy,
            @Nullable Map<String, String> options) {

        static final ConfigurationFacts UNTOLD = new ConfigurationFacts(
                null, null, null, null, null, null, null, FlowFacts.UNTOLD, null, null, null, null, null);

        /** The same in other words. */
        public ConfigurationFacts with(
                @Nullable List<AttributeUse> otherUses,
                @Nullable List<FilterFacts> otherFilters,
                FlowFacts otherFlows,
                @Nullable List<String> otherExtensions) {
            return new ConfigurationFacts(
                    subtype,
                    assemblyVersion,
                    account,
                    attributesSelected,
                    attributesRemoved,
                    otherUses,
                    otherFilters,
                    otherFlows,
                    otherExtensions,
                    passwordHashSync,
                    groupFilter,
                    provisioningHierarchy,
                    options);
        }
    }

    /**
     * @param flows their number by kind
     * @param directFlows those of one attribute as it is, each as {@code target <- source}
     * @param otherFlows those that are not direct, each as {@code target <- what}
     */
    @JsonInclude(Include.ALWAYS)
    public record FlowFacts(
            @Nullable Map<String, Long> flows,
            @Nullable List<String> directFlows,
            @Nullable List<String> otherFlows) {

        static final FlowFacts UNTOLD = new FlowFacts(null, null, null);
    }

    @JsonInclude(Include.ALWAYS)
    public record PartitionFacts(
            @Nullable String dn,
            boolean selected,
            @Nullable Boolean domain,
            List<String> inclusions,
            List<String> exclusions,
            @Nullable List<String> objectTypes) {}

    /** @param conditions alternatives in words: {@code title equality x and mail not-present} */
    @JsonInclude(Include.ALWAYS)
    public record FilterFacts(@Nullable String objectType, List<String> conditions) {}

    @JsonInclude(Include.ALWAYS)
    public record RunProfileFacts(@Nullable String name, List<RunStepFacts> steps) {}

    /**
     * @param partition its DN, or its id where no partition has it
     * @param limits batch and page sizes, time limits and thresholds by the export's own names
     */
    @JsonInclude(Include.ALWAYS)
    public record RunStepFacts(
            @Nullable String type,
            @Nullable String subtype,
            @Nullable String partition,
            Map<String, String> limits) {

        /** As facts were kept before steps had limits. */
        @JsonCreator
        static RunStepFacts ofType(String type) {
            return new RunStepFacts(type, null, null, Map.of());
        }
    }

    /** @param attributeFlows imports into the metaverse */
    @JsonInclude(Include.ALWAYS)
    public record MetaverseFacts(
            @Nullable String provisioning,
            @JsonUnwrapped FlowFacts attributeFlows,
            List<String> scripted,
            List<String> extensions,
            @Nullable Boolean passwordChangeSync,
            @Nullable MetaverseSchema schema) {}

    /**
     * The settings of the whole installation; each is told by itself.
     *
     * @param parameters all of them by their full names, but secrets; empty text where nothing is set
     */
    @JsonInclude(Include.ALWAYS)
    public record GlobalFacts(
            @JsonUnwrapped SignInFacts signIn,
            @JsonUnwrapped FeatureFacts features,
            @JsonUnwrapped OperationFacts operation,
            @Nullable Map<String, String> parameters) {}

    /** @param alternateId another attribute than userPrincipalName that is the sign-in name */
    @JsonInclude(Include.ALWAYS)
    public record SignInFacts(
            @Nullable String anchorAttribute,
            @Nullable String signInAttribute,
            @Nullable String alternateId,
            @Nullable String signOnMethod) {}

    @JsonInclude(Include.ALWAYS)
    public record FeatureFacts(
            @Nullable Boolean exchangeHybrid,
            @Nullable Boolean groupWriteBack,
            @Nullable Boolean deviceWriteBack,
            @Nullable Boolean userWriteBack,
            @Nullable Boolean passwordWriteBack,
            @Nullable Boolean directoryExtensions,
            @Nullable Boolean attributeFiltering,
            @Nullable List<String> attributesExcluded) {}

    /** @param automaticUpgrade {@code Enabled}, {@code Suspended} or {@code Disabled} */
    @JsonInclude(Include.ALWAYS)
    public record OperationFacts(
            @Nullable Boolean stagingMode,
            @Nullable Boolean deletionThresholdOn,
            @Nullable Integer deletionThreshold,
            @Nullable Duration interval,
            @Nullable Boolean scheduleOn,
            @Nullable String automaticUpgrade) {}

    @JsonInclude(Include.ALWAYS)
    public record DatabaseFacts(
            @Nullable String server,
            @Nullable String instance,
            @Nullable String name) {}
}
