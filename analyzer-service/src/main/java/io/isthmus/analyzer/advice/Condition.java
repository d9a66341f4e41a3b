package io.isthmus.analyzer.advice;

import io.isthmus.contracts.analysis.AnalysisResult.Product.Kind;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the table's conditions mean. Where what is known does not decide it, there is no answer. */
enum Condition {
    ALWAYS(s -> true),
    SEVERAL_FORESTS(s -> s.forests() == null ? null : Boolean.valueOf(s.forests() > 1)),
    SINGLE_FOREST_ALONE(
            s -> and(s.forests() == null ? null : Boolean.valueOf(s.forests() == 1), not(s.otherSources()))),
    AT_LEAST_100000_OBJECTS(s -> s.objects() == null ? null : Boolean.valueOf(s.objects() >= 100_000)),
    MORE_THAN_100000_OBJECTS(s -> s.objects() == null ? null : Boolean.valueOf(s.objects() > 100_000)),
    NO_PASSWORD_HASH_SYNC(s -> not(s.passwordHashSync())),
    FIT_FOR_EXPRESS(s -> none(s, SEVERAL_FORESTS, AT_LEAST_100000_OBJECTS, NO_PASSWORD_HASH_SYNC)),
    PASSWORD_WRITE_BACK(s -> s.global(g -> g.features().passwordWriteBack())),
    SEVERAL_FORESTS_WITH_EXCHANGE(
            s -> and(s.forests() == null ? null : Boolean.valueOf(s.forests() > 1), s.exchangeHybrid())),
    OTHER_SOURCES(InstallationFacts::otherSources),
    CUSTOMISED_RULES(InstallationFacts::customisedRules),
    REMOTE_DATABASE(InstallationFacts::remoteDatabase),
    STAGING_MODE(s -> s.global(g -> g.operation().stagingMode())),
    OTHER_ACCOUNT(InstallationFacts::otherAccount),
    GROUP_WRITE_BACK(s -> s.global(g -> g.features().groupWriteBack())),
    DEVICE_WRITE_BACK(s -> s.global(g -> g.features().deviceWriteBack())),
    USER_WRITE_BACK(s -> s.global(g -> g.features().userWriteBack())),
    PASS_THROUGH_SIGN_IN(s -> says(s, "passthrough", "pta")),
    FEDERATED_SIGN_IN(s -> says(s, "adfs", "federat")),
    NO_SIGN_IN_METHOD(s -> says(s, "none", "donotconfigure", "notconfigured", "unknown")),
    AUTOMATIC_UPGRADE_OFF(s -> equal(s.global(g -> g.operation().automaticUpgrade()), "Disabled")),
    AUTOMATIC_UPGRADE_SUSPENDED(s -> equal(s.global(g -> g.operation().automaticUpgrade()), "Suspended")),
    SCHEDULE_OFF(s -> not(s.global(g -> g.operation().scheduleOn()))),
    NOT_EXPRESS(Condition::notExpress),
    FROM_DIRSYNC_WITH_REMOTE_DATABASE(s -> and(s.product() == Kind.DIRSYNC, s.remoteDatabase())),
    /** Only the server itself knows. */
    UNSEEN(s -> null),
    NOTHING_AGAINST_AUTOMATIC_UPGRADE(s -> none(
            s,
            CUSTOMISED_RULES,
            REMOTE_DATABASE,
            STAGING_MODE,
            OTHER_ACCOUNT,
            PASS_THROUGH_SIGN_IN,
            FEDERATED_SIGN_IN,
            NO_SIGN_IN_METHOD,
            GROUP_WRITE_BACK,
            DEVICE_WRITE_BACK,
            USER_WRITE_BACK,
            AUTOMATIC_UPGRADE_OFF,
            AUTOMATIC_UPGRADE_SUSPENDED,
            SCHEDULE_OFF,
            SEVERAL_FORESTS,
            MORE_THAN_100000_OBJECTS,
            NOT_EXPRESS,
            UNSEEN)),
    FROM_DIRSYNC(s -> s.product() == Kind.DIRSYNC),
    FROM_DIRSYNC_OR_AZURE_AD_SYNC(s -> s.product() == Kind.DIRSYNC || s.product() == Kind.AZURE_AD_SYNC),
    FROM_AZURE_AD_SYNC(s -> s.product() == Kind.AZURE_AD_SYNC),
    FROM_CONNECT(s -> s.product() == Kind.AZURE_AD_CONNECT),
    FROM_FIM(s -> s.product() == Kind.FIM_MIM),
    CONNECT_WITH_SEVERAL_FORESTS(s -> onConnect(s, SEVERAL_FORESTS.of(s))),
    CONNECT_WITH_MORE_THAN_2000_OBJECTS(
            s -> onConnect(s, s.objects() == null ? null : Boolean.valueOf(s.objects() > 2_000))),
    CONNECT_WITH_MORE_THAN_30_CONTAINERS(s -> onConnect(s, s.moreContainersThan(30))),
    CONNECT_WITH_CUSTOM_RULES(s -> onConnect(s, s.customRules())),
    CONNECT_WITH_GROUP_FILTER(s -> onConnect(s, s.groupFilter())),
    CONNECT_WITH_ALTERNATE_ID(s -> onConnect(
            s,
            s.global(g ->
                    g.signIn().signInAttribute() == null ? null : g.signIn().alternateId() != null))),
    CONNECT_WITH_DIRECTORY_EXTENSIONS(
            s -> onConnect(s, s.global(g -> g.features().directoryExtensions()))),
    CONNECT_FIT_FOR_CLOUD_SYNC(s -> onConnect(
            s,
            none(
                    s,
                    CONNECT_WITH_SEVERAL_FORESTS,
                    CONNECT_WITH_MORE_THAN_2000_OBJECTS,
                    CONNECT_WITH_MORE_THAN_30_CONTAINERS,
                    CONNECT_WITH_CUSTOM_RULES,
                    CONNECT_WITH_GROUP_FILTER,
                    CONNECT_WITH_ALTERNATE_ID,
                    CONNECT_WITH_DIRECTORY_EXTENSIONS)));

    private final Function<InstallationFacts, Boolean> test;

    Condition(Function<InstallationFacts, Boolean> test) {
        this.test = test;
    }

    @Nullable
    Boolean of(InstallationFacts situation) {
        return test.apply(situation);
    }

    /** The names that the product writes vary with its version; they are compared without regard to case and signs. */
    private static @Nullable Boolean says(InstallationFacts situation, String... words) {
        String method = situation.global(g -> g.signIn().signOnMethod());
        if (method == null) {
            return null;
        }
        String plain = method.replaceAll("[^A-Za-z]", "").toLowerCase(Locale.ROOT);
        return Arrays.stream(words).anyMatch(plain::contains);
    }

    private static @Nullable Boolean equal(@Nullable String known, String wanted) {
        return known == null ? null : Boolean.valueOf(known.equalsIgnoreCase(wanted));
    }

    /** What an express installation never is; that it is none for another reason cannot be seen. */
    private static @Nullable Boolean notExpress(InstallationFacts situation) {
        boolean none = Boolean.TRUE.equals(SEVERAL_FORESTS.of(situation))
                || Boolean.TRUE.equals(situation.otherAccount())
                || Boolean.TRUE.equals(situation.remoteDatabase())
                || Boolean.FALSE.equals(situation.passwordHashSync());
        return none ? Boolean.TRUE : situation.product() == Kind.DIRSYNC ? Boolean.FALSE : null;
    }

    /** What is asked of Azure AD Connect alone is certainly not so elsewhere. */
    private static @Nullable Boolean onConnect(InstallationFacts situation, @Nullable Boolean known) {
        return and(situation.product() == Kind.AZURE_AD_CONNECT, known);
    }

    private static @Nullable Boolean not(@Nullable Boolean known) {
        return known == null ? null : Boolean.valueOf(!known);
    }

    /** That none of them holds; one that is unknown leaves it open. */
    private static @Nullable Boolean none(InstallationFacts situation, Condition... reasons) {
        Boolean none = true;
        for (Condition reason : reasons) {
            none = and(none, not(reason.of(situation)));
        }
        return none;
    }

    /** A certain no decides, whatever the other is. */
    private static @Nullable Boolean and(@Nullable Boolean a, @Nullable Boolean b) {
        if (Boolean.FALSE.equals(a) || Boolean.FALSE.equals(b)) {
            return false;
        }
        return a == null || b == null ? null : Boolean.TRUE;
    }
}
