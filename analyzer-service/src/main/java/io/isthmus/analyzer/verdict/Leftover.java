package io.isthmus.analyzer.verdict;

import io.isthmus.analyzer.verdict.LeftoverVariants.DisabledRule;
import io.isthmus.analyzer.verdict.LeftoverVariants.LeftFilter;
import io.isthmus.analyzer.verdict.LeftoverVariants.RefusedRule;
import io.isthmus.analyzer.words.Details;
import io.isthmus.contracts.analysis.AnalysisResult.NotCarriedOver;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Parts of the old configuration that the settings do not hold and that are no finding. What each is, why it is not carried over and what
 * to do about it stands in {@link LeftoverWords}, the reason by variant where there are several.
 */
public enum Leftover {
    SCHEDULE_SWITCH,
    UNSUPPORTED_SOURCE,
    CREDENTIALS,
    CREDENTIALS_OF_ACCOUNT,
    RUN_PROFILES,
    METAVERSE_FLOWS,
    CONNECTOR_FLOWS,
    PARTITION,
    /** in a message only, which has no room for them */
    SETTINGS_BY_SIZE,
    DISABLED_STANDARD_RULE(DisabledRule.class),
    CUSTOM_RULE_LEFT(RefusedRule.class),
    ATTRIBUTE_FILTER_LEFT(LeftFilter.class);

    private final @Nullable Class<? extends Enum<?>> variants;

    Leftover() {
        this.variants = null;
    }

    Leftover(Class<? extends Enum<?>> variants) {
        this.variants = variants;
    }

    /** Nothing where it has one reason. */
    List<String> variants() {
        return variants == null
                ? List.of()
                : Arrays.stream(variants.getEnumConstants()).map(Enum::name).toList();
    }

    public NotCarriedOver at(Object evidence, Details details) {
        return left(evidence, null, details);
    }

    /** @param reason one of those that the part has */
    public NotCarriedOver at(Object evidence, Enum<?> reason, Details details) {
        return left(evidence, reason.name(), details);
    }

    private NotCarriedOver left(Object evidence, @Nullable String variant, Details details) {
        return LeftoverWords.ENGLISH.of(
                new NotCarriedOver("", evidence.toString(), "", "", name(), details.values(), variant));
    }
}
