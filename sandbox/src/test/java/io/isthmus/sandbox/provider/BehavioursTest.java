package io.isthmus.sandbox.provider;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.isthmus.contracts.ObjectType;
import io.isthmus.sandbox.dialect.Behaviour;
import io.isthmus.sandbox.dialect.DescriptionBehaviour;
import io.isthmus.sandbox.dialect.ListingBehaviour;
import io.isthmus.sandbox.dialect.LookUpBehaviour;
import io.isthmus.sandbox.dialect.MemberBehaviour;
import io.isthmus.sandbox.dialect.MemberBehaviour.Shown;
import io.isthmus.sandbox.dialect.WriteBehaviour;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The provider does each thing in its own way once it is told to, and only then. */
class BehavioursTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ADD = """
            {"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[
             {"op":"add","path":"members","value":[%s]}]}""";

    private final HttpClient http = HttpClient.newHttpClient();
    private SampleProvider provider;

    @BeforeEach
    void five_users_and_two_groups() {
        provider = SampleProvider.start(0, "secret");
        for (int i = 0; i < 5; i++) {
            provider.seed(ObjectType.USER, named("id", "u" + i).put("userName", "U" + i));
        }
        ObjectNode team = named("id", "team");
        team.putArray("members").addObject().put("value", "u0");
        provider.seed(ObjectType.GROUP, team);
        provider.seed(ObjectType.GROUP, named("id", "empty"));
    }

    @AfterEach
    void stop() {
        provider.close();
        http.close();
    }

    static Stream<Behaviour> everyBehaviour() {
        return Stream.of(
                new ListingBehaviour.PagesAtMost(2),
                new ListingBehaviour.TotalOfPage(),
                new ListingBehaviour.Phantoms(1),
                new ListingBehaviour.NoTotal(),
                new ListingBehaviour.StartIndexIgnored(),
                new ListingBehaviour.PagesOverlap(),
                new ListingBehaviour.BehindTheEndRefused(),
                new ListingBehaviour.LargePagesFail(2, 500),
                new ListingBehaviour.CursorPages(2),
                new ListingBehaviour.SampleOnly(),
                new ListingBehaviour.NoListing("{}"),
                new LookUpBehaviour.NotFilterable("externalId"),
                new LookUpBehaviour.FilterNeedsCount(),
                new LookUpBehaviour.UserNameCaseExact(),
                new LookUpBehaviour.MissingAnswered(401),
                new LookUpBehaviour.Lag(300),
                new MemberBehaviour.MembersNotListed(Shown.ABSENT),
                new MemberBehaviour.MembersHidden(Shown.EMPTY),
                new MemberBehaviour.NobodyShown(Shown.NULL),
                new MemberBehaviour.MembersPerRequest(1),
                new MemberBehaviour.OnlyUsers(404),
                new MemberBehaviour.OnlyActive(400),
                new MemberBehaviour.MemberAlready(409),
                new MemberBehaviour.ValuePathRefused(null),
                new WriteBehaviour.NoScimType(),
                new WriteBehaviour.NoPatch(405),
                new WriteBehaviour.AttributeRefused("title", 400),
                new WriteBehaviour.OneEntry("phoneNumbers"),
                new WriteBehaviour.AttributeDropped("title"),
                new WriteBehaviour.SoftDelete(),
                new WriteBehaviour.PlainJsonOnly(),
                new WriteBehaviour.IdRefused(),
                new WriteBehaviour.AnchorPattern("[a-z]+"),
                new WriteBehaviour.AgentNeeded(),
                new WriteBehaviour.DuplicateUnexplained(),
                new WriteBehaviour.ExistingAnswered(),
                new DescriptionBehaviour.DescriptionAnswered(503),
                new DescriptionBehaviour.EnterpriseUndeclared());
    }

    @ParameterizedTest
    @MethodSource("everyBehaviour")
    void each_is_ordered_by_its_name_and_forgotten_again(Behaviour behaviour) throws Exception {
        String name = behaviour.getClass().getSimpleName();
        ObjectNode order = JSON.valueToTree(behaviour);
        assertThat(order.path("behaviour").asText()).isEqualTo(name);

        HttpResponse<String> ordered = control("POST", order.toString());

        assertThat(ordered.statusCode()).as(ordered.body()).isEqualTo(201);
        assertThat(provider.dialect().inForce()).containsExactly(behaviour);
        assertThat(control("GET", "").body()).contains(name);
        control("DELETE", "");
        assertThat(provider.dialect().inForce()).isEmpty();
    }

    @Test
    void none_is_left_out() {
        List<Class<?>> all = Stream.of(Behaviour.class.getPermittedSubclasses())
                .flatMap(kind -> Stream.<Class<?>>of(kind.getPermittedSubclasses()))
                .toList();

        assertThat(everyBehaviour().<Class<?>>map(Object::getClass)).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void pages_are_short_and_called_the_whole() throws Exception {
        order(new ListingBehaviour.PagesAtMost(2), new ListingBehaviour.TotalOfPage());

        JsonNode second = json("GET", "/Users?startIndex=3&count=100", "");

        assertThat(second.path("totalResults").asInt()).isEqualTo(2);
        assertThat(ids(second)).containsExactly("u2", "u3");
    }

    @Test
    void cursors_lead_from_page_to_page() throws Exception {
        order(new ListingBehaviour.CursorPages(2));

        JsonNode first = json("GET", "/Users?startIndex=3&count=100", "");
        JsonNode second =
                json("GET", "/Users?cursor=" + first.path("nextCursor").asText(), "");
        JsonNode third =
                json("GET", "/Users?cursor=" + second.path("nextCursor").asText(), "");

        assertThat(ids(first)).containsExactly("u0", "u1");
        assertThat(first.has("totalResults")).isFalse();
        assertThat(ids(second)).containsExactly("u2", "u3");
        assertThat(ids(third)).containsExactly("u4");
        assertThat(third.has("nextCursor")).isFalse();
        assertThat(json("GET", "/ServiceProviderConfig", "")
                        .path("pagination")
                        .path("cursor")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void members_are_shown_as_ordered() throws Exception {
        order(new MemberBehaviour.MembersNotListed(Shown.ABSENT));
        assertThat(json("GET", "/Groups", "").findValue("members")).isNull();
        assertThat(json("GET", "/Groups/team", "").path("members")).hasSize(1);

        provider.dialect().clear();
        order(new MemberBehaviour.MembersHidden(Shown.EMPTY));
        assertThat(json("GET", "/Groups/team", "").path("members").isArray()).isTrue();
        assertThat(json("GET", "/Groups/team", "").path("members")).isEmpty();

        provider.dialect().clear();
        order(new MemberBehaviour.NobodyShown(Shown.NULL));
        assertThat(json("GET", "/Groups/empty", "").path("members").isNull()).isTrue();
        assertThat(json("GET", "/Groups/team", "").path("members")).hasSize(1);
    }

    @Test
    void whoever_is_no_user_is_refused_with_all_the_others() throws Exception {
        order(new MemberBehaviour.OnlyUsers(404));

        assertThat(send("PATCH", "/Groups/team", ADD.formatted("{\"value\":\"u1\"},{\"value\":\"empty\"}"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(send("PATCH", "/Groups/team", ADD.formatted("{\"value\":\"u1\"}"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(members()).containsExactly("u0", "u1");
    }

    @Test
    void members_are_removed_by_a_list_of_values_where_value_paths_are_refused() throws Exception {
        order(new MemberBehaviour.ValuePathRefused("invalidValue"));

        HttpResponse<String> byPath = send("PATCH", "/Groups/team", """
                {"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[
                 {"op":"remove","path":"members[value eq \\"u0\\"]"}]}""");
        assertThat(byPath.statusCode()).isEqualTo(400);
        assertThat(byPath.body()).contains("invalidValue");
        assertThat(members()).containsExactly("u0");

        send(
                "PATCH",
                "/Groups/team",
                ADD.formatted("{\"value\":\"u1\"}")
                        .replace("\"add\"", "\"remove\"")
                        .replace("u1", "u0"));
        assertThat(members()).isEmpty();
    }

    @Test
    void who_is_deleted_is_switched_off_and_stays() throws Exception {
        order(new WriteBehaviour.SoftDelete());

        assertThat(send("DELETE", "/Users/u1", "").statusCode()).isEqualTo(204);

        assertThat(json("GET", "/Users/u1", "").path("active").asBoolean(true)).isFalse();
        assertThat(provider.count(ObjectType.USER)).isEqualTo(5);
    }

    @Test
    void what_is_dropped_is_answered_as_done() throws Exception {
        order(new WriteBehaviour.AttributeDropped("title"));

        HttpResponse<String> answer = send("PATCH", "/Users/u1", """
                {"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[
                 {"op":"replace","path":"title","value":"Dr."}]}""");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(json("GET", "/Users/u1", "").has("title")).isFalse();
    }

    @Test
    void two_entries_are_too_many_where_one_has_room() throws Exception {
        order(new WriteBehaviour.OneEntry("phoneNumbers"));
        String one = "{\"type\":\"work\",\"value\":\"1\"}";
        String user =
                "{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:User\"],\"userName\":\"%s\",\"phoneNumbers\":[%s]}";

        assertThat(send("POST", "/Users", user.formatted("a", one + "," + one.replace("work", "mobile")))
                        .statusCode())
                .isEqualTo(400);
        assertThat(send("POST", "/Users", user.formatted("a", one)).statusCode())
                .isEqualTo(201);
    }

    @Test
    void look_ups_fail_in_the_ways_that_are_ordered() throws Exception {
        order(
                new LookUpBehaviour.NotFilterable("externalId"),
                new LookUpBehaviour.FilterNeedsCount(),
                new LookUpBehaviour.UserNameCaseExact(),
                new LookUpBehaviour.MissingAnswered(401));

        assertThat(send("GET", "/Users?filter=externalId%20eq%20%22x%22", "").statusCode())
                .isEqualTo(400);
        assertThat(ids(json("GET", "/Users?filter=userName%20eq%20%22U1%22", "")))
                .isEmpty();
        assertThat(ids(json("GET", "/Users?filter=userName%20eq%20%22u1%22&count=2", "")))
                .isEmpty();
        assertThat(ids(json("GET", "/Users?filter=userName%20eq%20%22U1%22&count=2", "")))
                .containsExactly("u1");
        assertThat(send("GET", "/Users/nobody", "").statusCode()).isEqualTo(401);
    }

    private List<String> members() {
        return provider.resources(ObjectType.GROUP)
                .filter(group -> group.path("id").asText().equals("team"))
                .flatMap(group -> group.path("members").findValuesAsText("value").stream())
                .toList();
    }

    private void order(Behaviour... behaviours) {
        provider.dialect().order(behaviours);
    }

    private static List<String> ids(JsonNode list) {
        return list.path("Resources").findValuesAsText("id");
    }

    private static ObjectNode named(String name, String value) {
        return JSON.createObjectNode().put(name, value).put("displayName", value);
    }

    private JsonNode json(String method, String target, String body) throws Exception {
        HttpResponse<String> answer = send(method, target, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private HttpResponse<String> control(String method, String body) throws Exception {
        return request(method, "http://127.0.0.1:" + provider.port() + "/_behaviours", body);
    }

    private HttpResponse<String> send(String method, String target, String body) throws Exception {
        return request(method, provider.url() + target, body);
    }

    private HttpResponse<String> request(String method, String url, String body) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create(url))
                        .header("Authorization", "Bearer secret")
                        .header("Content-Type", "application/scim+json")
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
