package io.isthmus.systemtests.harbor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.isthmus.contracts.operations.Run;
import io.isthmus.contracts.operations.RunProfile;
import io.isthmus.contracts.operations.RunStatus;
import io.isthmus.contracts.settings.IdentitySettings;
import io.isthmus.contracts.settings.RuleSettings;
import io.isthmus.contracts.settings.SafetySettings;
import io.isthmus.contracts.settings.ScheduleSettings;
import io.isthmus.contracts.settings.SettingsDocument;
import io.isthmus.contracts.settings.SourceKind;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.contracts.settings.TargetSettings;
import io.isthmus.localstack.services.Service;
import io.isthmus.sandbox.comparing.FormerTool;
import io.isthmus.sandbox.comparing.ProviderComparison;
import io.isthmus.sandbox.directory.Forest;
import io.isthmus.sandbox.directory.SampleDirectory;
import io.isthmus.sandbox.provider.SampleProvider;
import io.isthmus.systemtests.stack.Deployment;
import io.isthmus.systemtests.stack.Operator;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;

/** The sample directory, the sample provider, and a deployment between them. */
public final class Harbor implements AutoCloseable {

    public static final String SOURCE = Forest.DOMAIN;
    public static final String PASSWORD_REFERENCE = "env:SAMPLE_PASSWORD";

    private static final Duration EXPORT_DEADLINE = Duration.ofMinutes(5);
    private static final int SHOWN = 20;
    private static final String TOKEN = "token-of-the-system-tests";

    private final SampleDirectory directory;
    private final SampleProvider provider;
    private final Deployment deployment;
    private final Operator operator;
    private List<ObjectNode> cloudOnly = List.of();

    private Harbor(SampleDirectory directory, SampleProvider provider, Deployment deployment) {
        this.directory = directory;
        this.provider = provider;
        this.deployment = deployment;
        this.operator = new Operator(deployment);
    }

    /**
     * @param name of the deployment and of the target
     * @param objects that belong into the target
     */
    public static Harbor open(String name, int objects) {
        var directory = SampleDirectory.start(0, objects);
        var provider = SampleProvider.start(0, TOKEN);
        var deployment = Deployment.start(name, secrets(directory));
        return new Harbor(directory, provider, deployment);
    }

    private static Map<String, String> secrets(SampleDirectory directory) {
        return Map.of("SAMPLE_PASSWORD", directory.password(), "SAMPLE_TOKEN", TOKEN);
    }

    /** What another deployment between the two needs. */
    public Map<String, String> secrets() {
        return secrets(directory);
    }

    public SampleDirectory directory() {
        return directory;
    }

    public SampleProvider provider() {
        return provider;
    }

    public Deployment deployment() {
        return deployment;
    }

    public Operator operator() {
        return operator;
    }

    public String target() {
        return deployment.name();
    }

    /** Fills the provider as the old tool has left it. */
    public FormerTool.LeftBehind fillProvider() {
        var left = FormerTool.fill(provider, directory.oracle());
        cloudOnly = left.cloudOnly();
        return left;
    }

    /** Settings in force and the deployment active: everything that is imported from now on is exported. */
    public void goLive() {
        operator.bringInForce(settings());
        operator.promote(target());
        operator.awaitGate("out of staging mode", gate -> !gate.stagingMode());
    }

    /** Everything at the source is at the target. */
    public void synchronizeWholly() {
        synchronizeWholly(SOURCE);
    }

    /** @param source the connector's name, where it comes from an old tool */
    public void synchronizeWholly(String source) {
        assertSucceeded(operator.run(Service.SYNC, RunProfile.FULL_IMPORT, source));
        deployment.awaitBatchesReceived();
        exportEverything();
    }

    /** Exports until nothing is pending: an export that began by itself may have begun before the last batch came. */
    public void exportEverything() {
        Awaitility.await("nothing pending").atMost(EXPORT_DEADLINE).until(() -> {
            assertSucceeded(operator.run(Service.EXPORT, RunProfile.EXPORT, target()));
            return operator.pendingSummary().total() == 0;
        });
    }

    /** The target holds exactly what it should, attribute by attribute. */
    public void assertArrived() {
        var comparison = ProviderComparison.of(directory.oracle(), provider, cloudOnly);
        assertThat(comparison.holds())
                .as(() -> comparison.mismatchCount() + " mismatches, the first:\n"
                        + comparison.mismatches().stream()
                                .limit(SHOWN)
                                .map(Object::toString)
                                .collect(Collectors.joining("\n")))
                .isTrue();
    }

    public SettingsDocument settings() {
        return settings(directory, targetSettings());
    }

    /** Everything of the sample directory, to this target. */
    public static SettingsDocument settings(SampleDirectory directory, TargetSettings target) {
        return new SettingsDocument(
                1,
                List.of(source(directory)),
                target,
                IdentitySettings.defaults(),
                SafetySettings.defaults(),
                ScheduleSettings.defaults(),
                RuleSettings.defaults(),
                null,
                null);
    }

    public TargetSettings targetSettings() {
        return new TargetSettings(
                target(),
                TargetSettings.Kind.SCIM,
                provider.url(),
                new TargetSettings.BearerToken("env:SAMPLE_TOKEN"),
                16,
                null);
    }

    private static SourceSettings source(SampleDirectory directory) {
        return new SourceSettings(
                SOURCE,
                SourceKind.ACTIVE_DIRECTORY,
                directory.url(),
                false,
                null,
                directory.bindDn(),
                PASSWORD_REFERENCE,
                null,
                List.of(Forest.partition()),
                null,
                200);
    }

    @Override
    public void close() {
        deployment.close();
        provider.close();
        directory.close();
    }

    public static void assertSucceeded(Run run) {
        assertThat(run.status()).as(run.toString()).isEqualTo(RunStatus.SUCCEEDED);
    }
}
