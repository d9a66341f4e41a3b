package io.isthmus.analyzer.verdict;

import static io.isthmus.contracts.analysis.Finding.Severity.BLOCKING;
import static io.isthmus.contracts.analysis.Finding.Severity.INFO;
import static io.isthmus.contracts.analysis.Finding.Severity.WARNING;

import io.isthmus.analyzer.comparing.RuleChange;
import io.isthmus.analyzer.comparing.StandardRuleTable;
import io.isthmus.analyzer.facts.Connector.StepLimit;
import io.isthmus.analyzer.facts.LegacyExport.IgnoredFile;
import io.isthmus.analyzer.verdict.FindingVariants.Deselected;
import io.isthmus.analyzer.verdict.FindingVariants.ExpressionFate;
import io.isthmus.analyzer.verdict.FindingVariants.Extensions;
import io.isthmus.analyzer.verdict.FindingVariants.HandedOn;
import io.isthmus.analyzer.verdict.FindingVariants.Instance;
import io.isthmus.analyzer.verdict.FindingVariants.LostPart;
import io.isthmus.analyzer.verdict.FindingVariants.MissingPart;
import io.isthmus.analyzer.verdict.FindingVariants.Misunderstood;
import io.isthmus.analyzer.verdict.FindingVariants.Often;
import io.isthmus.analyzer.verdict.FindingVariants.ScopeLoss;
import io.isthmus.analyzer.verdict.FindingVariants.SignIn;
import io.isthmus.analyzer.verdict.FindingVariants.Unfilled;
import io.isthmus.analyzer.words.Details;
import io.isthmus.contracts.analysis.Finding;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Every finding there is. Each name is stable and explained in {@code docs/findings.md}; what it says, and what to do about it, stands in
 * {@link FindingWords}, by code or, where it has several sentences, by code and variant.
 */
public enum FindingCode {
    INCOMPLETE_EXPORT(WARNING, MissingPart.class),
    NO_SOURCE_CONNECTOR(BLOCKING),
    UNSUPPORTED_CONNECTOR(BLOCKING),
    CUSTOM_RULES_EXTENSION(BLOCKING),
    CUSTOM_METAVERSE_EXTENSION(BLOCKING),
    CUSTOM_CONNECTOR_EXTENSION(BLOCKING),
    CUSTOM_PASSWORD_EXTENSION(BLOCKING),
    CUSTOM_PROVISIONING_EXTENSION(BLOCKING),
    SCRIPTED_FILTER(BLOCKING),
    SCRIPTED_FLOW(BLOCKING),
    SCRIPTED_JOIN(BLOCKING),
    SCRIPTED_PROJECTION(BLOCKING),
    SCRIPTED_PROVISIONING(BLOCKING),
    SCRIPTED_DELETION(BLOCKING),
    SCRIPTED_CONNECTOR(BLOCKING),
    ATTRIBUTE_NOT_FILLED(WARNING, Unfilled.class),
    ATTRIBUTES_DESELECTED(INFO),
    REQUIRED_ATTRIBUTE_REMOVED(BLOCKING),
    ATTRIBUTES_EXCLUDED(BLOCKING),
    ATTRIBUTES_FILTERED(WARNING),
    OBJECT_TYPE_DESELECTED(WARNING, Deselected.class),
    OBJECT_TYPE_READ_AGAIN(INFO),
    NON_DOMAIN_PARTITION_SELECTED(WARNING),
    NO_DOMAIN_SELECTED(WARNING),
    CONTAINER_FILTER_BY_NAME(INFO),
    CUSTOM_RUN_PROFILE(WARNING),
    PROVISIONING_HIERARCHY(WARNING),
    DEVICE_WRITE_BACK(WARNING),
    GROUP_WRITE_BACK(WARNING),
    USER_WRITE_BACK(WARNING),
    PASSWORD_WRITE_BACK(WARNING),
    PASSWORD_HASH_SYNC(WARNING),
    PASSWORD_CHANGE(WARNING, HandedOn.class),
    DIRECTORY_EXTENSIONS(WARNING, Extensions.class),
    SIGN_IN_METHOD(WARNING, SignIn.class),
    RUN_STEP_LIMIT(WARNING, StepLimit.Of.class),
    DELETION_THRESHOLD_ZERO(WARNING),
    CUSTOM_RULE(INFO),
    CUSTOM_RULE_PRECEDENCE(WARNING),
    CUSTOM_RULE_DISABLED(WARNING),
    RULE_NOT_UNDERSTOOD(WARNING, Misunderstood.class),
    RULE_PART_LOST(WARNING, LostPart.class),
    CLOUD_SYNC_EXPRESSION(WARNING, ExpressionFate.class),
    CLOUD_SYNC_SCOPE(WARNING, ScopeLoss.class),
    SAME_PRECEDENCE(WARNING),
    STANDARD_RULE_CHANGED(WARNING, RuleChange.class),
    STANDARD_RULE_NOT_COMPARED(INFO, StandardRuleTable.Why.class),
    STANDARD_RULE_DISABLED(WARNING),
    GROUP_FILTER(WARNING),
    ATTRIBUTE_FILTER(INFO),
    STAGING_MODE_ON(WARNING),
    DELETION_THRESHOLD_OFF(WARNING),
    ANCHOR_LIMITS(WARNING),
    ALTERNATE_ID(INFO),
    SECRET_IN_EXPORT(WARNING),
    DIRSYNC_EXCHANGE_ATTRIBUTES(INFO),
    DIRSYNC_LINKED_MAILBOXES(INFO),
    DATABASE_UNKNOWN(INFO),
    DATABASE_FULL_SQL_SERVER(WARNING, Instance.class),
    PRODUCT_UNKNOWN(WARNING),
    NO_CLOUD_CONNECTOR(INFO),
    OBJECT_COUNT_UNKNOWN(INFO),
    UNKNOWN_ELEMENT(WARNING, Often.class),
    FILE_IGNORED(INFO, IgnoredFile.Why.class);

    private final Finding.Severity severity;
    private final @Nullable Class<? extends Enum<?>> variants;

    FindingCode(Finding.Severity severity) {
        this.severity = severity;
        this.variants = null;
    }

    FindingCode(Finding.Severity severity, Class<? extends Enum<?>> variants) {
        this.severity = severity;
        this.variants = variants;
    }

    public Finding.Severity severity() {
        return severity;
    }

    /** Nothing where it has one sentence. */
    List<String> variants() {
        return variants == null
                ? List.of()
                : Arrays.stream(variants.getEnumConstants()).map(Enum::name).toList();
    }

    public Finding at(Object evidence) {
        return finding(evidence, null, Details.none());
    }

    public Finding at(Object evidence, Details details) {
        return finding(evidence, null, details);
    }

    public Finding at(Object evidence, Enum<?> variant) {
        return finding(evidence, variant.name(), Details.none());
    }

    /** @param variant one of those that the code has */
    public Finding at(Object evidence, Enum<?> variant, Details details) {
        return finding(evidence, variant.name(), details);
    }

    private Finding finding(Object evidence, @Nullable String variant, Details details) {
        Map<String, String> values = details.values();
        return new Finding(
                name(),
                severity,
                FindingWords.ENGLISH.message(name(), variant, values),
                evidence.toString(),
                FindingWords.ENGLISH.remedy(name(), variant, values),
                values,
                variant);
    }
}
