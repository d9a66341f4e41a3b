package io.isthmus.systemtests.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.Entry;
import io.isthmus.contracts.operations.Run;
import io.isthmus.contracts.operations.RunProfile;
import io.isthmus.contracts.operations.RunStatus;
import io.isthmus.contracts.settings.IdentitySettings;
import io.isthmus.contracts.settings.PartitionSettings;
import io.isthmus.contracts.settings.RuleSettings;
import io.isthmus.contracts.settings.SafetySettings;
import io.isthmus.contracts.settings.ScheduleSettings;
import io.isthmus.contracts.settings.SettingsDocument;
import io.isthmus.contracts.settings.SourceKind;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.contracts.settings.TargetSettings;
import io.isthmus.localstack.ports.Ports;
import io.isthmus.localstack.services.Service;
import io.isthmus.sandbox.directory.Forest;
import io.isthmus.sandbox.directory.SampleDirectory;
import io.isthmus.systemtests.stack.Deployment;
import io.isthmus.systemtests.stack.Operator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Whatever is wrong with a source has a name where an operator looks, and costs nobody else anything. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadSourceIT {

    private static final int OBJECTS = 60;
    private static final String SOURCE = "harbor";

    private static final TargetSettings NOWHERE = new TargetSettings(
            "nowhere",
            TargetSettings.Kind.SCIM,
            "http://127.0.0.1:1/scim/v2",
            new TargetSettings.BearerToken("env:RIGHT_PASSWORD"),
            1,
            null);

    private Deployment deployment;
    private Operator operator;
    private SampleDirectory directory;

    @BeforeAll
    void start() {
        directory = SampleDirectory.start(0, OBJECTS);
        deployment = Deployment.start(
                "bad-source",
                Map.of("RIGHT_PASSWORD", directory.password(), "WRONG_PASSWORD", "not-" + directory.password()));
        operator = new Operator(deployment);
    }

    @AfterAll
    void stop() {
        if (deployment != null) {
            deployment.close();
        }
        directory.close();
    }

    @Test
    void a_server_that_does_not_answer_is_named() {
        var url = "ldap://127.0.0.1:" + Ports.free();

        var run = importFrom(source(url, "env:RIGHT_PASSWORD", Forest.partition()));

        assertFailed(run, "SOURCE_UNREACHABLE", url);
    }

    @Test
    void a_wrong_password_is_named_and_never_shown() {
        var run = importFrom(source(directory.url(), "env:WRONG_PASSWORD", Forest.partition()));

        assertFailed(run, "WRONG_CREDENTIALS", Forest.READER_DN);
        assertThat(run.toString()).doesNotContain(directory.password());
    }

    @Test
    void a_secret_that_is_not_there_is_named() {
        var run = importFrom(source(directory.url(), "env:NO_SUCH_VARIABLE", Forest.partition()));

        assertFailed(run, "SECRET_UNRESOLVED", "NO_SUCH_VARIABLE");
    }

    @Test
    void a_container_that_does_not_exist_is_named() {
        var gone = "OU=Gone," + Forest.BASE_DN;

        var run = importFrom(
                source(directory.url(), "env:RIGHT_PASSWORD", new PartitionSettings(gone, List.of(), List.of())));

        assertFailed(run, "NO_SUCH_BASE", gone);
    }

    @Test
    void an_object_without_anchor_is_named_and_the_others_go_on() throws Exception {
        var odd = new Entry("CN=Without Anchor,OU=Staff," + Forest.BASE_DN);
        odd.addAttribute("objectClass", "top", "person", "organizationalPerson", "user");
        odd.addAttribute("cn", "Without Anchor");
        odd.addAttribute("sn", "Anchor");
        odd.addAttribute("sAMAccountName", "noanchor");
        directory.server().add(odd);

        var run = importFrom(source(directory.url(), "env:RIGHT_PASSWORD", Forest.partition()));

        assertThat(run.status()).isEqualTo(RunStatus.COMPLETED_WITH_ERRORS);
        assertThat(Operator.error(run, "NO_ANCHOR")).hasValueSatisfying(error -> {
            assertThat(error.object()).isEqualToIgnoringCase(odd.getDN());
            assertThat(error.whatToDo()).isNotBlank();
        });
        assertThat(run.counts().get("desired")).isEqualTo(OBJECTS);
    }

    private Run importFrom(SourceSettings source) {
        operator.bringInForce(new SettingsDocument(
                1,
                List.of(source),
                NOWHERE,
                IdentitySettings.defaults(),
                SafetySettings.defaults(),
                ScheduleSettings.defaults(),
                RuleSettings.defaults(),
                null,
                null));
        return operator.run(Service.SYNC, RunProfile.FULL_IMPORT, SOURCE);
    }

    private static SourceSettings source(String url, String passwordRef, PartitionSettings partition) {
        return new SourceSettings(
                SOURCE,
                SourceKind.ACTIVE_DIRECTORY,
                url,
                false,
                null,
                Forest.READER_DN,
                passwordRef,
                null,
                List.of(partition),
                null,
                100);
    }

    private static void assertFailed(Run run, String code, String named) {
        assertThat(run.status()).as(run.toString()).isEqualTo(RunStatus.FAILED);
        assertThat(Operator.error(run, code)).as(run.errors().toString()).hasValueSatisfying(error -> {
            assertThat(error.message() + error.whatToDo()).contains(named);
            assertThat(error.whatToDo()).isNotBlank();
        });
    }
}
