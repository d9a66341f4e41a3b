package io.isthmus.analyzer.advice;

import io.isthmus.contracts.analysis.AnalysisResult.Product.Kind;
import java.util.function.Function;

/** What the table's conditions mean. An answer is yes, no or {@code null} for unknown. */
enum Condition {
    ALWAYS(s -> true),
    SEVERAL_FORESTS(s -> s.forests() == null ? null : Boolean.valueOf(s.forests() > 1)),
    SINGLE_FOREST(s -> s.forests() == null ? null : Boolean.valueOf(s.forests() == 1)),
    AT_LEAST_100000_OBJECTS(s -> s.objects() == null ? null : Boolean.valueOf(s.objects() >= 100_000)),
    MORE_THAN_100000_OBJECTS(s -> s.objects() == null ? null : Boolean.valueOf(s.objects() > 100_000)),
    NO_PASSWORD_HASH_SYNC(s -> not(s.passwordHashSync())),
    PASSWORD_WRITE_BACK(Situation::passwordWriteBack),
    SEVERAL_FORESTS_WITH_EXCHANGE(
            s -> and(s.forests() == null ? null : Boolean.valueOf(s.forests() > 1), s.exchangeHybrid())),
    OTHER_SOURCES(Situation::otherSources),
    CUSTOMISED_RULES(Situation::customisedRules),
    REMOTE_DATABASE(Situation::remoteDatabase),
    STAGING_MODE(Situation::stagingMode),
    FROM_DIRSYNC(s -> s.product() == Kind.DIRSYNC),
    FROM_DIRSYNC_OR_AZURE_AD_SYNC(s -> s.product() == Kind.DIRSYNC || s.product() == Kind.AZURE_AD_SYNC),
    FROM_FIM(s -> s.product() == Kind.FIM_MIM);

    private final Function<Situation, Boolean> test;

    Condition(Function<Situation, Boolean> test) {
        this.test = test;
    }

    /** @return {@code null} when what is known does not decide it */
    Boolean of(Situation situation) {
        return test.apply(situation);
    }

    private static Boolean not(Boolean known) {
        return known == null ? null : Boolean.valueOf(!known);
    }

    /** A certain no decides, whatever the other is. */
    private static Boolean and(Boolean a, Boolean b) {
        if (Boolean.FALSE.equals(a) || Boolean.FALSE.equals(b)) {
            return false;
        }
        return a == null || b == null ? null : Boolean.TRUE;
    }
}
