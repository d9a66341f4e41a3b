package io.isthmus.sandbox.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.isthmus.contracts.ObjectType;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SampleProviderTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
    private final HttpClient http = HttpClient.newHttpClient();
    private SampleProvider provider;

    @BeforeEach
    void start() {
        provider = SampleProvider.start(0, "secret");
    }

    @AfterEach
    void stop() {
        provider.close();
        http.close();
    }

    @Test
    void a_user_lives_from_creation_to_deletion() throws Exception {
        JsonNode created = json(send("POST", "/Users", user("anna", "anchor-1")), 201);
        String path = "/Users/" + created.path("id").asText();
        assertThat(created.path("meta").path("location").asText()).isEqualTo(provider.url() + path);

        JsonNode patched = json(send("PATCH", path, patch("""
                        {"op":"replace","path":"displayName","value":"Änna"},
                        {"op":"add","path":"phoneNumbers","value":[{"type":"work","value":"1"}]},
                        {"op":"replace","path":"%s:department","value":"IT"},
                        {"op":"replace","path":"%s:manager","value":{"value":"42"}}""".formatted(ENTERPRISE, ENTERPRISE))), 200);
        assertThat(patched.path("displayName").asText()).isEqualTo("Änna");
        assertThat(patched.path(ENTERPRISE).path("manager").path("value").asText())
                .isEqualTo("42");
        json(send("PATCH", path, patch("""
                        {"op":"replace","path":"phoneNumbers[type eq \\"work\\"].value","value":"2"},
                        {"op":"replace","path":"active","value":false}""")), 200);

        JsonNode read = json(send("GET", path, ""), 200);
        assertThat(read.path("phoneNumbers").path(0).path("value").asText()).isEqualTo("2");
        assertThat(read.path("active").asBoolean()).isFalse();
        assertThat(send("DELETE", path, "").statusCode()).isEqualTo(204);
        assertThat(send("GET", path, "").statusCode()).isEqualTo(404);
    }

    @Test
    void a_user_name_is_unique_in_any_case() throws Exception {
        json(send("POST", "/Users", user("anna", "anchor-1")), 201);
        assertThat(send("POST", "/Users", user("ANNA", "anchor-2")).statusCode())
                .isEqualTo(409);
    }

    @Test
    void filters_find_by_index_and_without() throws Exception {
        json(send("POST", "/Users", user("anna", "anchor-1")), 201);
        json(send("POST", "/Users", user("berta", "anchor-2")), 201);
        assertThat(found("externalId eq \"anchor-2\"")).containsExactly("berta");
        assertThat(found("userName eq \"ANNA\"")).containsExactly("anna");
        assertThat(found("emails.value eq \"anna@example.com\"")).containsExactly("anna");
        assertThat(found("emails[type eq \"work\" and value eq \"berta@example.com\"]"))
                .containsExactly("berta");
        assertThat(found("userName eq \"anna\" and externalId eq \"anchor-2\"")).isEmpty();
        assertThat(found("externalId eq \"nobody\"")).isEmpty();
    }

    @Test
    void pages_show_everything_once() throws Exception {
        for (int i = 0; i < 25; i++) {
            provider.seed(ObjectType.USER, (ObjectNode) JSON.readTree(user("user" + i, "anchor-" + i)));
        }
        Set<String> names = new HashSet<>();
        for (int start = 1; start <= 25; start += 10) {
            JsonNode page = json(send("GET", "/Users?startIndex=" + start + "&count=10", ""), 200);
            assertThat(page.path("totalResults").asInt()).isEqualTo(25);
            page.path("Resources")
                    .forEach(user -> names.add(user.path("userName").asText()));
        }
        assertThat(names).hasSize(25);
        assertThat(json(send("GET", "/Users?startIndex=1&count=1&attributes=userName", ""), 200)
                        .path("Resources")
                        .path(0)
                        .has("displayName"))
                .isFalse();
    }

    @Test
    void users_deleted_at_the_same_time_all_leave_their_group() throws Exception {
        var users = new ArrayList<String>();
        for (int i = 0; i < 200; i++) {
            users.add(json(send("POST", "/Users", user("user" + i, "anchor-" + i)), 201)
                    .path("id")
                    .asText());
        }
        var group = JSON.createObjectNode().put("displayName", "Everybody");
        group.putArray("schemas").add("urn:ietf:params:scim:schemas:core:2.0:Group");
        var members = group.putArray("members");
        users.forEach(id -> members.addObject().put("value", id));
        var path = "/Groups/"
                + json(send("POST", "/Groups", group.toString()), 201)
                        .path("id")
                        .asText();

        try (var everyone = Executors.newFixedThreadPool(16)) {
            everyone.invokeAll(users.stream()
                            .<Callable<HttpResponse<String>>>map(id -> () -> send("DELETE", "/Users/" + id, ""))
                            .toList())
                    .forEach(answer ->
                            assertThat(answer.resultNow().statusCode()).isEqualTo(204));
        }

        assertThat(json(send("GET", path, ""), 200).path("members")).isEmpty();
    }

    @Test
    void members_come_and_go_and_a_deleted_user_leaves_its_groups() throws Exception {
        String anna = json(send("POST", "/Users", user("anna", "anchor-1")), 201)
                .path("id")
                .asText();
        String berta = json(send("POST", "/Users", user("berta", "anchor-2")), 201)
                .path("id")
                .asText();
        JsonNode group = json(send("POST", "/Groups", """
                        {"schemas":["urn:ietf:params:scim:schemas:core:2.0:Group"],"displayName":"team","externalId":"g"}"""), 201);
        String path = "/Groups/" + group.path("id").asText();
        json(
                send(
                        "PATCH",
                        path,
                        patch("{\"op\":\"add\",\"path\":\"members\",\"value\":[{\"value\":\"" + anna
                                + "\"},{\"value\":\"" + berta + "\"}]}")),
                200);
        json(
                send("PATCH", path, patch("{\"op\":\"remove\",\"path\":\"members[value eq \\\"" + berta + "\\\"]\"}")),
                200);
        assertThat(json(send("GET", path, ""), 200).path("members")).hasSize(1);
        send("DELETE", "/Users/" + anna, "");
        assertThat(json(send("GET", path, ""), 200).path("members")).isEmpty();
    }

    @Test
    void contacts_are_a_resource_type_of_their_own() throws Exception {
        json(send("POST", "/Contacts", """
                {"schemas":["%s"],"externalId":"c","displayName":"Partner","name":{"familyName":"P"},
                 "emails":[{"type":"work","primary":true,"value":"p@partner.example"}]}""".formatted(Contact.SCHEMA)), 201);
        assertThat(provider.withExternalId(ObjectType.CONTACT, "c")).hasSize(1);
        assertThat(json(send("GET", "/ResourceTypes", ""), 200).toString()).contains("\"/Contacts\"");
    }

    @Test
    void an_outdated_version_is_refused() throws Exception {
        JsonNode created = json(send("POST", "/Users", user("anna", "anchor-1")), 201);
        String path = "/Users/" + created.path("id").asText();
        String version = created.path("meta").path("version").asText();
        String change = patch("{\"op\":\"replace\",\"path\":\"title\",\"value\":\"%s\"}");
        assertThat(send("PATCH", path, change.formatted("a"), "If-Match", version)
                        .statusCode())
                .isEqualTo(200);
        assertThat(send("PATCH", path, change.formatted("b"), "If-Match", version)
                        .statusCode())
                .isEqualTo(412);
    }

    @Test
    void a_large_group_is_changed_like_a_small_one() throws Exception {
        var group = JSON.createObjectNode().put("displayName", "Everybody").put("externalId", "anchor");
        group.putArray("schemas").add("urn:ietf:params:scim:schemas:core:2.0:Group");
        var members = group.putArray("members");
        for (int i = 0; i < 5_000; i++) {
            members.addObject().put("value", "member-" + i);
        }
        var path = "/Groups/" + provider.seed(ObjectType.GROUP, group);
        var before = json(send("GET", path, ""), 200);

        var after = json(send("PATCH", path, patch("""
                        {"op":"remove","path":"members[value eq \\"member-7\\"]"},
                        {"op":"add","path":"members","value":[{"value":"joiner"},{"value":"member-8"}]}""")), 200);

        assertThat(after).isEqualTo(json(send("GET", path, ""), 200));
        assertThat(after.path("members").findValuesAsText("value"))
                .hasSize(5_000)
                .doesNotHaveDuplicates()
                .contains("joiner", "member-8")
                .doesNotContain("member-7");
        assertThat(after.path("meta").path("version"))
                .isNotEqualTo(before.path("meta").path("version"));
        assertThat(provider.withExternalId(ObjectType.GROUP, "anchor")).hasSize(1);
        json(send("PATCH", path, patch("""
                        {"op":"replace","path":"displayName","value":"Nobody"}""")), 200);
        assertThat(provider.resources(ObjectType.GROUP))
                .singleElement()
                .satisfies(nobody ->
                        assertThat(nobody.path("displayName").asText()).isEqualTo("Nobody"));
    }

    @Test
    void the_log_keeps_what_was_sent_from_the_moment_it_is_asked_to() throws Exception {
        send("POST", "/Users", user("anna", "anchor-1"));
        provider.log().keepBodies();
        send("POST", "/Users", user("bert", "anchor-2"));

        assertThat(provider.log().after(0))
                .extracting(WriteLog.Entry::body)
                .containsExactly(null, user("bert", "anchor-2"));
    }

    @Test
    void the_log_has_every_write_and_no_read() throws Exception {
        provider.admit("other", "another secret");
        send("GET", "/Users", "");
        send("POST", "/Users", user("anna", "anchor-1"));
        send("POST", "/Users", user("anna", "anchor-2"));
        assertThat(provider.log().after(0))
                .extracting(WriteLog.Entry::method, WriteLog.Entry::status, WriteLog.Entry::done, WriteLog.Entry::who)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("POST", 201, true, "default"),
                        org.assertj.core.groups.Tuple.tuple("POST", 409, false, "default"));
        JsonNode log = json(control("GET", "/_log?after=1", ""), 200);
        assertThat(log).hasSize(1);
        assertThat(log.path(0).path("path").asText()).isEqualTo("/Users");
    }

    @Test
    void ordered_faults_happen_so_often_and_to_nobody_else() throws Exception {
        json(control("POST", "/_faults", """
                {"methods":["POST"],"path":"^/Users","status":429,"retryAfterSeconds":7,"count":1}"""), 201);
        HttpResponse<String> throttled = send("POST", "/Users", user("anna", "anchor-1"));
        assertThat(throttled.statusCode()).isEqualTo(429);
        assertThat(throttled.headers().firstValue("Retry-After")).contains("7");
        assertThat(send("POST", "/Users", user("anna", "anchor-1")).statusCode())
                .isEqualTo(201);
        assertThat(json(control("GET", "/_faults", ""), 200)
                        .path(0)
                        .path("hits")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void an_answer_can_get_lost_after_the_work_is_done() throws Exception {
        provider.faults().order(Fault.losingAnswers(1, "POST"));
        assertThatThrownBy(() -> send("POST", "/Users", user("anna", "anchor-1")))
                .isInstanceOf(IOException.class);
        assertThat(provider.withExternalId(ObjectType.USER, "anchor-1")).isNotEmpty();
        assertThat(provider.log().after(0).getFirst().status()).isZero();
    }

    @Test
    void nobody_gets_in_without_the_token() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(provider.url() + "/Users"))
                .header("Authorization", "Bearer guess")
                .build();
        assertThat(http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(401);
    }

    private List<String> found(String filter) throws Exception {
        JsonNode list = json(
                send(
                        "GET",
                        "/Users?filter="
                                + URLEncoder.encode(filter, StandardCharsets.UTF_8)
                                        .replace("+", "%20"),
                        ""),
                200);
        return list.path("Resources").findValuesAsText("userName");
    }

    private HttpResponse<String> send(String method, String target, String body, String... headers) throws Exception {
        return request(method, provider.url() + target, body, headers);
    }

    private HttpResponse<String> control(String method, String target, String body) throws Exception {
        return request(method, "http://127.0.0.1:" + provider.port() + target, body);
    }

    private HttpResponse<String> request(String method, String url, String body, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url))
                .header("Authorization", "Bearer secret")
                .header("Content-Type", "application/scim+json")
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> response, int status) throws Exception {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        return JSON.readTree(response.body());
    }

    private static String user(String name, String externalId) {
        return """
                {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"%s","externalId":"%s",
                 "displayName":"%s","emails":[{"type":"work","primary":true,"value":"%s@example.com"}]}""".formatted(name, externalId, name, name);
    }

    private static String patch(String operations) {
        return "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"],\"Operations\":[" + operations + "]}";
    }
}
