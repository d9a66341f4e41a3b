package io.isthmus.analyzer.inventory;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
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
            @JsonUnwrapped ConfigurationFacts configuration) {}

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
     * @param attributeFlows exports to this connector
     */
    @JsonInclude(Include.ALWAYS)
    public record ConfigurationFacts(
            @Nullable String subtype,
            @Nullable String assemblyVersion,
            @Nullable String account,
            @Nullable List<String> attributesSelected,
            @Nullable List<String> attributesRemoved,
            @Nullable List<FilterFacts> declaredFilters,
            @JsonUnwrapped FlowFacts attributeFlows,
            @Nullable List<String> extensions,
            @Nullable Boolean passwordHashSync,
            @Nullable String groupFilter,
            @Nullable Integer provisioningHierarchy) {

        static final ConfigurationFacts UNTOLD =
                new ConfigurationFacts(null, null, null, null, null, null, FlowFacts.UNTOLD, null, null, null, null);
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
    public record RunProfileFacts(@Nullable String name, List<String> steps) {}

    /** @param attributeFlows imports into the metaverse */
    @JsonInclude(Include.ALWAYS)
    public record MetaverseFacts(
            @Nullable String provisioning,
            @JsonUnwrapped FlowFacts attributeFlows,
            List<String> scripted,
            List<String> extensions,
            @Nullable Boolean passwordChangeSync) {}

    /** The settings of the whole installation; each is told by itself. */
    @JsonInclude(Include.ALWAYS)
    public record GlobalFacts(
            @JsonUnwrapped SignInFacts signIn,
            @JsonUnwrapped FeatureFacts features,
            @JsonUnwrapped OperationFacts operation) {}

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

    /**
     * @param state {@code STANDARD}, {@code STANDARD_CHANGED}, {@code STANDARD_NOT_COMPARED} or {@code CUSTOM}
     * @param scope alternatives in words; empty means everything
     * @param joins alternatives in words, in their order
     * @param flows each as {@code target <- source}
     * @param passwordSync the rule's own flag, which is on for standard rules even while hash synchronization is off
     */
    @JsonInclude(Include.ALWAYS)
    public record RuleFacts(
            @Nullable String name,
            @Nullable String tag,
            String state,
            boolean disabled,
            @Nullable String direction,
            @Nullable String connector,
            @Nullable String sourceType,
            @Nullable String targetType,
            @Nullable String linkType,
            @Nullable Integer precedence,
            List<String> scope,
            List<String> joins,
            List<String> flows,
            @Nullable Boolean passwordSync) {}

    @JsonInclude(Include.ALWAYS)
    public record DatabaseFacts(
            @Nullable String server,
            @Nullable String instance,
            @Nullable String name) {}
}
