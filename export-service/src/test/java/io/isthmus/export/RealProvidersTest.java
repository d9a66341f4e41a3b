package io.isthmus.export;

import static io.isthmus.export.ExportScenario.deleted;
import static io.isthmus.export.ExportScenario.group;
import static io.isthmus.export.ExportScenario.members;
import static io.isthmus.export.ExportScenario.outOfScope;
import static io.isthmus.export.ExportScenario.user;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.isthmus.chassis.testing.RealKafkaAndPostgres;
import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.operations.RunProfile;
import io.isthmus.contracts.settings.ChangeLimits;
import io.isthmus.contracts.settings.SafetySettings;
import io.isthmus.contracts.settings.TargetSettings;
import io.isthmus.sandbox.dialect.Behaviour;
import io.isthmus.sandbox.dialect.DescriptionBehaviour;
import io.isthmus.sandbox.dialect.ListingBehaviour;
import io.isthmus.sandbox.dialect.LookUpBehaviour;
import io.isthmus.sandbox.dialect.MemberBehaviour;
import io.isthmus.sandbox.dialect.MemberBehaviour.Shown;
import io.isthmus.sandbox.dialect.WriteBehaviour;
import io.isthmus.sandbox.provider.SampleProvider;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever a provider does otherwise than the standard says: in the end the target is as desired, or each difference is a pending export
 * with a reason. Nobody is there twice, nobody is deleted who should stay, no member is lost, requests are bounded.
 */
@QuarkusTest
@QuarkusTestResource(RealKafkaAndPostgres.class)
@TestProfile(ServiceProfile.class)
class RealProvidersTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PAIRS = Integer.getInteger("isthmus.provider-pairs", 3);
    private static final int MOST_WRITES = 150;

    @Inject
    ExportScenario service;

    @Inject
    EmptyDatabase database;

    @TempDir
    Path folder;

    private SampleProvider provider;

    @BeforeEach
    void strangers_at_the_target() throws IOException {
        provider = SampleProvider.start(0, "token");
        provider.seed(
                ObjectType.USER, JSON.createObjectNode().put("id", "stranger").put("userName", "stranger@x.test"));
        ObjectNode club = JSON.createObjectNode().put("id", "club").put("displayName", "Club");
        club.putArray("members").addObject().put("value", "stranger");
        provider.seed(ObjectType.GROUP, club);
        database.forgetEverything();
        Path token = Files.writeString(folder.resolve("token"), "token");
        service.useTarget(
                provider.url(),
                new SafetySettings(0, 0, null, null, null, new ChangeLimits(0, 0, 0, 0), null),
                new TargetSettings.BearerToken("file:" + token));
    }

    @AfterEach
    void close() {
        provider.close();
    }

    static Stream<Behaviour> behaviours() {
        return Stream.of(
                new ListingBehaviour.PagesAtMost(2),
                new ListingBehaviour.NoTotal(),
                new ListingBehaviour.StartIndexIgnored(),
                new ListingBehaviour.PagesOverlap(),
                new ListingBehaviour.BehindTheEndRefused(),
                new ListingBehaviour.SampleOnly(),
                new ListingBehaviour.CursorPages(2),
                new LookUpBehaviour.NotFilterable("externalId"),
                new LookUpBehaviour.FilterNeedsCount(),
                new LookUpBehaviour.UserNameCaseExact(),
                new MemberBehaviour.MembersNotListed(Shown.ABSENT),
                new MemberBehaviour.MembersNotListed(Shown.EMPTY),
                new MemberBehaviour.MembersHidden(Shown.ABSENT),
                new MemberBehaviour.MembersHidden(Shown.EMPTY),
                new MemberBehaviour.NobodyShown(Shown.ABSENT),
                new MemberBehaviour.NobodyShown(Shown.NULL),
                new MemberBehaviour.MembersPerRequest(1),
                new MemberBehaviour.OnlyUsers(400),
                new MemberBehaviour.OnlyUsers(404),
                new MemberBehaviour.OnlyUsers(500),
                new MemberBehaviour.OnlyActive(400),
                new MemberBehaviour.MemberAlready(409),
                new MemberBehaviour.ValuePathRefused("invalidValue"),
                new MemberBehaviour.ValuePathRefused(null),
                new WriteBehaviour.NoScimType(),
                new WriteBehaviour.NoPatch(405),
                new WriteBehaviour.AttributeRefused("title", 400),
                new WriteBehaviour.AttributeRefused("title", 403),
                new WriteBehaviour.OneEntry("phoneNumbers"),
                new WriteBehaviour.SoftDelete(),
                new WriteBehaviour.PlainJsonOnly(),
                new WriteBehaviour.IdRefused(),
                new WriteBehaviour.AnchorPattern("[a-z0-9]+"),
                new WriteBehaviour.AgentNeeded(),
                new WriteBehaviour.DuplicateUnexplained(),
                new WriteBehaviour.ExistingAnswered(),
                new DescriptionBehaviour.DescriptionAnswered(404));
    }

    static Stream<List<Behaviour>> pairs() {
        List<Behaviour> all = behaviours().toList();
        Random random = new Random(Long.getLong("isthmus.provider-seed", 1));
        return IntStream.range(0, PAIRS)
                .mapToObj(i -> List.of(all.get(random.nextInt(all.size())), all.get(random.nextInt(all.size()))));
    }

    @ParameterizedTest
    @MethodSource("behaviours")
    void the_target_is_as_desired_or_each_difference_has_a_reason(Behaviour behaviour) {
        holds(List.of(behaviour));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void so_it_is_with_two_at_once(List<Behaviour> behaviours) {
        holds(behaviours);
    }

    private void holds(List<Behaviour> behaviours) {
        provider.dialect().order(behaviours.toArray(Behaviour[]::new));
        service.batch(
                person("u1", Map.of("title", List.of("Dr."))),
                person("u2", Map.of()),
                person("u3", Map.of("telephoneNumber", List.of("1"), "mobile", List.of("2"))),
                person("u4", Map.of("accountEnabled", List.of("false"))),
                person("u5", Map.of()),
                group("g1", "Team"),
                members("g1", "u1", "u2", "u3", "g2"),
                group("g2", "Inner"),
                members("g2", "u4", "u5"));
        service.awaitPending(7);
        service.run(RunProfile.TARGET_IMPORT);
        service.promote();
        rounds();
        service.receivedBatch(
                person("u1", Map.of("title", List.of("Prof."), "department", List.of("IT"))),
                deleted("u2", ObjectType.USER),
                outOfScope("u3"),
                person("u6", Map.of()),
                members("g1", "u1", "u4", "u6"));
        rounds();

        Set<String> told = told();
        assertThat(differences()).allSatisfy(difference -> assertThat(told).contains(difference));
        assertThat(doubled()).isEmpty();
        assertThat(membersOf("id", "club")).containsExactly("stranger");
        assertThat(provider.resources(ObjectType.USER)
                        .map(each -> each.path("userName").asText()))
                .contains("stranger@x.test");
        assertThat(provider.log().size()).isLessThan(MOST_WRITES);
    }

    private void rounds() {
        for (int i = 0; i < 2; i++) {
            service.run(RunProfile.EXPORT);
            service.run(RunProfile.TARGET_IMPORT);
        }
        service.run(RunProfile.EXPORT);
    }

    /** Anchors of those who are not as the last batch says. */
    private Set<String> differences() {
        Set<String> differing = new TreeSet<>();
        Map.of("u1", "Prof.", "u4", "", "u5", "", "u6", "").forEach((anchor, title) -> {
            List<ObjectNode> found = provider.withExternalId(ObjectType.USER, anchor);
            boolean right = !found.isEmpty()
                    && found.getFirst().path("userName").asText().equals(anchor + "@contoso.test")
                    && found.getFirst().path("title").asText("").equals(title)
                    && found.getFirst().path("active").asBoolean() == !anchor.equals("u4");
            if (!right) {
                differing.add(anchor);
            }
        });
        active("u2").filter(active -> active).findAny().ifPresent(active -> differing.add("u2"));
        active("u3").filter(active -> active).findAny().ifPresent(active -> differing.add("u3"));
        compare(differing, "g1", "u1", "u4", "u6");
        compare(differing, "g2", "u4", "u5");
        return differing;
    }

    private Stream<Boolean> active(String anchor) {
        return provider.withExternalId(ObjectType.USER, anchor).stream()
                .map(user -> user.path("active").asBoolean(true));
    }

    private void compare(Set<String> differing, String group, String... wanted) {
        Set<String> ids = new HashSet<>();
        for (String anchor : wanted) {
            provider.withExternalId(ObjectType.USER, anchor)
                    .forEach(user -> ids.add(user.path("id").asText()));
        }
        if (ids.size() < wanted.length || !ids.equals(new HashSet<>(membersOf("externalId", group)))) {
            differing.add(group);
        }
    }

    private List<String> membersOf(String attribute, String value) {
        List<String> members = new ArrayList<>();
        provider.resources(ObjectType.GROUP)
                .filter(group -> group.path(attribute).asText().equals(value))
                .forEach(group -> group.path("members")
                        .forEach(member -> members.add(member.path("value").asText())));
        return members;
    }

    private List<String> doubled() {
        return Stream.of(ObjectType.USER, ObjectType.GROUP)
                .flatMap(type -> provider.resources(type)
                        .map(each -> each.path("externalId").asText(""))
                        .filter(anchor -> !anchor.isEmpty()
                                && provider.withExternalId(type, anchor).size() > 1))
                .toList();
    }

    /** Anchors of whatever is pending for a reason that it names. */
    private Set<String> told() {
        Set<String> told = new TreeSet<>();
        for (JsonNode item :
                service.get("/api/pending-exports?limit=100", JsonNode.class).path("items")) {
            if (!item.path("reason").asText("").isBlank()) {
                told.add(item.path("targetAnchor").asText());
            }
        }
        return told;
    }

    private static Object person(String anchor, Map<String, List<String>> more) {
        return user(anchor, anchor, more);
    }
}
