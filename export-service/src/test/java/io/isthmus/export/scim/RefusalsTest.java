package io.isthmus.export.scim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.isthmus.chassis.secrets.Secrets;
import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.settings.TargetSettings;
import io.isthmus.export.pending.Image;
import io.isthmus.export.pending.PendingExport;
import io.isthmus.export.pending.PendingExport.Change;
import io.isthmus.export.target.ExportTarget;
import io.isthmus.export.target.KnownTarget;
import io.isthmus.export.target.Outcome;
import io.isthmus.export.target.TargetUnavailable;
import io.isthmus.export.target.UnusableAnswer;
import io.isthmus.sandbox.dialect.Behaviour;
import io.isthmus.sandbox.dialect.LookUpBehaviour;
import io.isthmus.sandbox.dialect.MemberBehaviour;
import io.isthmus.sandbox.dialect.WriteBehaviour;
import io.isthmus.sandbox.provider.Fault;
import io.isthmus.sandbox.provider.SampleProvider;
import io.isthmus.sandbox.provider.WriteLog;
import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a provider refuses costs as little as can be. */
class RefusalsTest {

    private static final Vertx VERTX = Vertx.vertx();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Image ANNA = new Image(
            Map.of(
                    "userPrincipalName", List.of("anna@x.test"),
                    "displayName", List.of("Anna"),
                    "accountEnabled", List.of("true"),
                    "title", List.of("Dr.")),
            Map.of());

    private SampleProvider provider;
    private ExportTarget target;

    @BeforeEach
    void open(@TempDir Path folder) throws Exception {
        provider = SampleProvider.start(0, "token");
        Path token = Files.writeString(folder.resolve("token"), "token");
        target = new ScimTargets(VERTX, new Secrets(), new TestScimConfig(100))
                .open(
                        new TargetSettings(
                                "t", null, provider.url(), new TargetSettings.BearerToken("file:" + token), 4, null),
                        KnownTarget.NOTHING,
                        habits -> {});
    }

    @AfterEach
    void close() {
        target.close();
        provider.close();
    }

    @AfterAll
    static void closeVertx() {
        VERTX.close();
    }

    @Test
    void who_has_a_value_that_is_not_wanted_is_created_without_it() {
        order(new WriteBehaviour.AttributeRefused("title", 400));

        Outcome outcome = target.apply(new PendingExport.Add("a", ObjectType.USER, ANNA, false));

        assertThat(outcome).isInstanceOfSatisfying(Outcome.Reduced.class, reduced -> {
            assertThat(reduced.carriedOut().after().attribute("title")).isEmpty();
            assertThat(reduced.reason()).contains("title is not wanted");
        });
        assertThat(provider.withExternalId(ObjectType.USER, "a")).hasSize(1);
    }

    @Test
    void who_was_there_already_is_not_taken_for_created() {
        provider.seed(
                ObjectType.USER,
                JSON.createObjectNode()
                        .put("id", "before")
                        .put("userName", "anna@x.test")
                        .put("externalId", "other"));
        order(new WriteBehaviour.ExistingAnswered());

        assertThat(target.apply(new PendingExport.Add("a", ObjectType.USER, ANNA, false)))
                .isInstanceOfSatisfying(
                        Outcome.Rejected.class,
                        rejected -> assertThat(rejected.conflict()).isTrue());
    }

    @Test
    void of_an_update_everything_is_written_but_what_is_refused_and_a_leaver_is_disabled_first() {
        String anna = anna();
        order(new WriteBehaviour.AttributeRefused("title", 400));
        long before = provider.log().size();
        provider.log().keepBodies();

        Outcome outcome = target.apply(new PendingExport.Update(
                "a",
                ObjectType.USER,
                anna,
                null,
                ANNA,
                List.of(
                        change("title", "Dr.", "Prof."),
                        change("displayName", "Anna", "Änne"),
                        change("accountEnabled", "true", "false")),
                false));

        assertThat(outcome).isInstanceOfSatisfying(Outcome.Reduced.class, reduced -> {
            assertThat(reduced.reason()).contains("title (HTTP 400: title is not wanted)");
            assertThat(reduced.carriedOut().after().attribute("displayName")).containsExactly("Änne");
            assertThat(reduced.carriedOut().after().attribute("title")).containsExactly("Dr.");
        });
        List<WriteLog.Entry> writes = provider.log().after(before);
        assertThat(writes.get(1).body()).contains("\"active\"").doesNotContain("displayName");
        assertThat(user().path("active").asBoolean()).isFalse();
        assertThat(user().path("displayName").asText()).isEqualTo("Änne");
    }

    @Test
    void where_there_is_no_patch_a_leaver_is_disabled_by_put_and_patch_is_not_tried_again() {
        String anna = anna();
        order(new WriteBehaviour.NoPatch(405), new WriteBehaviour.IdRefused());

        assertThat(target.apply(new PendingExport.Disable("a", ObjectType.USER, anna, null, ANNA)))
                .isInstanceOf(Outcome.Accepted.class);
        assertThat(user().path("active").asBoolean(true)).isFalse();
        assertThat(user().path("title").asText()).isEqualTo("Dr.");

        target.apply(new PendingExport.Disable("a", ObjectType.USER, anna, null, ANNA));
        assertThat(provider.log().after(0).stream()
                        .filter(write -> write.method().equals("PATCH")))
                .hasSize(1);
    }

    @Test
    void a_group_whose_members_are_not_shown_is_never_written_whole() {
        ObjectNode club = JSON.createObjectNode().put("id", "club").put("displayName", "Club");
        club.putArray("members").addObject().put("value", "stranger");
        provider.seed(ObjectType.GROUP, club);
        String anna = anna();
        order(new MemberBehaviour.MembersHidden(MemberBehaviour.Shown.ABSENT), new WriteBehaviour.NoPatch(405));

        Outcome outcome = target.apply(new PendingExport.ChangeMembers("g", "club", List.of(anna), List.of()));

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Rejected.class,
                        rejected -> assertThat(rejected.code()).isEqualTo("MEMBERS_NOT_SHOWN"));
        assertThat(provider.resources(ObjectType.GROUP))
                .singleElement()
                .satisfies(group -> assertThat(group.path("members").findValuesAsText("value"))
                        .containsExactly("stranger"));
    }

    @Test
    void a_group_that_was_just_created_is_written_whole_until_it_has_members() {
        order(new MemberBehaviour.MembersHidden(MemberBehaviour.Shown.ABSENT), new WriteBehaviour.NoPatch(405));
        Image crew = new Image(Map.of("displayName", List.of("Crew")), Map.of());
        String group = created(target.apply(new PendingExport.Add("g", ObjectType.GROUP, crew, false)));

        assertThat(target.apply(new PendingExport.ChangeMembers("g", group, List.of("anna"), List.of())))
                .isInstanceOf(Outcome.Accepted.class);
        assertThat(target.apply(new PendingExport.ChangeMembers("g", group, List.of("otto"), List.of())))
                .isInstanceOf(Outcome.Rejected.class);
        assertThat(target.apply(new PendingExport.Update(
                        "g",
                        ObjectType.GROUP,
                        group,
                        null,
                        crew,
                        List.of(change("displayName", "Crew", "Hands")),
                        false)))
                .isInstanceOf(Outcome.Rejected.class);

        assertThat(provider.resources(ObjectType.GROUP))
                .singleElement()
                .satisfies(found -> assertThat(found.path("members").findValuesAsText("value"))
                        .containsExactly("anna"));
    }

    @Test
    void members_leave_by_put_where_a_value_path_is_refused() {
        ObjectNode team = JSON.createObjectNode().put("id", "team").put("displayName", "Team");
        team.putArray("members")
                .add(JSON.createObjectNode().put("value", "a"))
                .add(JSON.createObjectNode().put("value", "b"));
        provider.seed(ObjectType.GROUP, team);
        order(new MemberBehaviour.ValuePathRefused(null));

        assertThat(target.apply(new PendingExport.ChangeMembers("g", "team", List.of(), List.of("a"))))
                .isInstanceOf(Outcome.Accepted.class);

        assertThat(target.findById(ObjectType.GROUP, "team").orElseThrow().members())
                .containsExactly("b");
    }

    @Test
    void that_an_anchor_is_not_searched_by_says_nothing_of_whether_it_is_there() {
        order(new LookUpBehaviour.NotFilterable("externalId"));

        assertThatThrownBy(() -> target.findByAnchor(ObjectType.USER, "a"))
                .isInstanceOfSatisfying(
                        UnusableAnswer.class,
                        unusable -> assertThat(unusable.code()).isEqualTo(UnusableAnswer.FILTER_REFUSED));
        assertThat(target.findByNames(ObjectType.USER, "anna@x.test", List.of()))
                .isEmpty();
    }

    @Test
    void an_object_that_cannot_be_read_is_its_own_fault_and_a_provider_that_answers_nothing_is_not() {
        provider.faults().order(Fault.answering(500, 100, "GET").onPath("/Users/broken"));

        assertThatThrownBy(() -> target.findById(ObjectType.USER, "broken")).isInstanceOf(UnusableAnswer.class);

        provider.faults().order(Fault.answering(500, 100, "GET"));
        assertThatThrownBy(() -> target.findById(ObjectType.USER, "another")).isInstanceOf(TargetUnavailable.class);
    }

    @Test
    void whatever_a_provider_writes_into_retry_after_the_pause_is_an_hour_at_most() {
        provider.faults().order(Fault.throttling(1_771_404_540, 1));

        assertThat(target.apply(new PendingExport.Delete("a", ObjectType.USER, "a", null)))
                .isEqualTo(new Outcome.Throttled(Duration.ofHours(1)));
    }

    private void order(Behaviour... behaviours) {
        provider.dialect().order(behaviours);
    }

    private String anna() {
        return created(target.apply(new PendingExport.Add("a", ObjectType.USER, ANNA, false)));
    }

    private static String created(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
        return ((Outcome.Accepted) outcome).targetId();
    }

    private ObjectNode user() {
        return provider.withExternalId(ObjectType.USER, "a").getFirst();
    }

    private static Change change(String attribute, String before, String after) {
        return new Change(attribute, false, List.of(before), List.of(after));
    }
}
