package io.isthmus.export.scim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.isthmus.chassis.secrets.Secrets;
import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.settings.TargetSettings;
import io.isthmus.export.pending.Image;
import io.isthmus.export.pending.PendingExport;
import io.isthmus.export.provider.TestProvider;
import io.isthmus.export.target.ExportTarget;
import io.isthmus.export.target.IncompleteListing;
import io.isthmus.export.target.KnownTarget;
import io.isthmus.export.target.ObservedObject;
import io.isthmus.export.target.Outcome;
import io.isthmus.export.target.TargetUnavailable;
import io.isthmus.export.target.UnusableAnswer;
import io.vertx.core.Vertx;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Answers that are none: of others than were asked for, larger than anybody should send, not to be inflated. */
class UnusableAnswersTest {

    private static final Vertx VERTX = Vertx.vertx();
    private static final String ZOE = "{\"id\":\"1\",\"externalId\":\"another\",\"userName\":\"zoe@x.test\","
            + "\"emails\":[{\"value\":\"zoe@mail.test\",\"type\":\"home\"}]}";
    private static final String ONLY_ZOE = "{\"totalResults\":1,\"Resources\":[" + ZOE + "]}";

    private OddProvider provider;
    private ExportTarget target;

    @BeforeEach
    void open() {
        provider = new OddProvider();
        target = new ScimTargets(VERTX, new Secrets(), new TestScimConfig(100))
                .open(new TargetSettings("t", null, provider.url(), null, 4, null), KnownTarget.NOTHING, habits -> {});
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
    void a_provider_that_ignores_filters_finds_nobody_and_says_nobody_is_absent() {
        provider.replies(path -> OddProvider.json(ONLY_ZOE));

        assertUnusable(
                UnusableAnswer.FILTER_IGNORED,
                () -> target.findByAnchor(ObjectType.USER, "anchor").isPresent());
        assertUnusable(
                UnusableAnswer.FILTER_IGNORED,
                () -> target.findByNames(ObjectType.USER, "anna@x.test", List.of())
                        .isEmpty());
        assertUnusable(
                UnusableAnswer.FILTER_IGNORED,
                () -> target.findByNames(ObjectType.USER, null, List.of("anna@mail.test"))
                        .isEmpty());
    }

    @Test
    void what_meets_the_filter_is_taken_in_whatever_case_the_schema_lets_it_have() {
        provider.replies(path -> OddProvider.json(ONLY_ZOE));

        assertThat(target.findByAnchor(ObjectType.USER, "another")).isPresent();
        assertThat(target.findByAnchor(ObjectType.USER, "ANOTHER")).isEmpty();
        assertThat(target.findByNames(ObjectType.USER, "ZOE@x.test", List.of())).hasSize(1);
        assertThat(target.findByNames(ObjectType.USER, null, List.of("Zoe@Mail.test")))
                .hasSize(1);
    }

    @Test
    void one_of_many_that_meets_the_filter_is_found_among_the_others() {
        provider.replies(path -> OddProvider.json(
                "{\"totalResults\":2,\"Resources\":[" + ZOE + ",{\"id\":\"2\",\"externalId\":\"me\"}]}"));

        assertThat(target.findByAnchor(ObjectType.USER, "me"))
                .map(ObservedObject::targetId)
                .contains("2");
    }

    @Test
    void another_than_the_one_asked_for_by_id_is_no_answer() {
        provider.replies(path -> OddProvider.json(ZOE));

        assertThat(target.findById(ObjectType.USER, "1")).isPresent();
        assertUnusable(
                UnusableAnswer.ANOTHER_OBJECT,
                () -> target.findById(ObjectType.USER, "2").isPresent());
    }

    @Test
    void a_resource_that_is_gone_for_good_is_not_there() {
        provider.replies(path -> new OddProvider.Reply(410, null, new byte[0]));

        assertThat(target.findById(ObjectType.USER, "1")).isEmpty();
    }

    @Test
    void answers_are_inflated_however_they_are_packed() throws IOException {
        byte[] zoe = ZOE.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream deflated = new ByteArrayOutputStream();
        try (DeflaterOutputStream stream = new DeflaterOutputStream(deflated)) {
            stream.write(zoe);
        }

        provider.replies(path -> new OddProvider.Reply(200, "gzip", gzipped(ZOE)));
        assertThat(target.findById(ObjectType.USER, "1")).isPresent();
        provider.replies(path -> new OddProvider.Reply(200, "deflate", deflated.toByteArray()));
        assertThat(target.findById(ObjectType.USER, "1")).isPresent();
        provider.replies(path -> new OddProvider.Reply(200, "br", zoe));
        assertThatThrownBy(() -> target.findById(ObjectType.USER, "1"))
                .isInstanceOf(TargetUnavailable.class)
                .hasMessageContaining("br");
        provider.replies(path -> new OddProvider.Reply(200, "gzip", zoe));
        assertThatThrownBy(() -> target.findById(ObjectType.USER, "1")).isInstanceOf(TargetUnavailable.class);
    }

    @Test
    void more_bytes_than_the_bound_are_not_taken_packed_or_not() {
        String large = "{\"id\":\"1\",\"photo\":\"" + "a".repeat(1_000_001) + "\"}";

        provider.replies(path -> OddProvider.json(large));
        assertUnusable(
                UnusableAnswer.TOO_LARGE,
                () -> target.findById(ObjectType.USER, "1").isPresent());
        provider.replies(path -> new OddProvider.Reply(200, "gzip", gzipped(large)));
        assertUnusable(
                UnusableAnswer.TOO_LARGE,
                () -> target.findById(ObjectType.USER, "1").isPresent());
    }

    /** It shows the group with all its members, whoever was added. */
    @Test
    void an_answer_to_a_write_may_be_of_any_length_and_is_not_kept() {
        String group = "{\"id\":\"g\",\"members\":[{\"value\":\"" + "a".repeat(1_000_001) + "\"}]}";
        PendingExport joiner = new PendingExport.ChangeMembers("anchor", "g", List.of("1"), List.of());

        provider.replies(path -> OddProvider.json(group));
        assertThat(target.apply(joiner)).isEqualTo(new Outcome.Accepted("g", null));
        provider.replies(path -> new OddProvider.Reply(200, "gzip", gzipped(group)));
        assertThat(target.apply(joiner)).isEqualTo(new Outcome.Accepted("g", null));
        provider.replies(path -> new OddProvider.Reply(400, null, group.getBytes(StandardCharsets.UTF_8)));
        assertThat(target.apply(joiner)).isInstanceOf(Outcome.Rejected.class);
    }

    @Test
    void a_page_that_is_too_large_is_read_in_smaller_ones_and_a_listing_of_too_large_objects_is_incomplete() {
        int each = 20_000;
        provider.replies(path -> OddProvider.json(users(path, each)));

        assertThat(listed()).hasSize(100).doesNotHaveDuplicates();
        provider.replies(path -> OddProvider.json(users(path, 1_000_001)));
        assertThatThrownBy(this::listed).isInstanceOf(IncompleteListing.class).hasMessageContaining("larger");
    }

    private static String users(String path, int length) {
        int from = Integer.parseInt(path.replaceAll(".*startIndex=(\\d+).*", "$1"));
        int count = Integer.parseInt(path.replaceAll(".*count=(\\d+).*", "$1"));
        StringBuilder users = new StringBuilder("{\"totalResults\":100,\"Resources\":[");
        for (int i = from; i < Math.min(101, from + count); i++) {
            users.append(i == from ? "" : ",")
                    .append("{\"id\":\"")
                    .append(i)
                    .append("\",\"photo\":\"")
                    .append("a".repeat(length))
                    .append("\"}");
        }
        return users.append("]}").toString();
    }

    @Test
    void depth_lengths_and_numbers_of_resources_are_bounded() {
        provider.replies(path -> OddProvider.json("{\"a\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}"));
        assertThatThrownBy(() -> target.findById(ObjectType.USER, "1"))
                .isInstanceOf(UnusableAnswer.class)
                .hasMessageContaining("depth");
        provider.replies(path -> OddProvider.json(
                "{\"totalResults\":5000,\"Resources\":[" + "{\"id\":\"1\"},".repeat(4_999) + "{\"id\":\"1\"}]}"));
        assertThatThrownBy(this::listed).isInstanceOf(IncompleteListing.class).hasMessageContaining("1000");
    }

    @Test
    void a_provider_that_gives_the_first_page_again_and_again_is_found_out() {
        provider.replies(path -> OddProvider.json("{\"totalResults\":3,\"Resources\":[" + ZOE + "]}"));

        assertThatThrownBy(this::listed).isInstanceOf(IncompleteListing.class).hasMessageContaining("pages");
    }

    @Test
    void a_bomb_of_hundreds_of_megabytes_is_refused_in_a_small_heap(@TempDir Path folder) throws Exception {
        Path output = folder.resolve("output");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:MaxDirectMemorySize=32m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        BombInASmallHeap.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(process.waitFor(90, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).as(Files.readString(output)).isZero();
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void a_real_provider_that_loses_users_of_page_one_while_a_later_page_is_read_shows_the_others_by_id() {
        try (TestProvider real = new TestProvider();
                ExportTarget open = new ScimTargets(VERTX, new Secrets(), new TestScimConfig(7))
                        .open(
                                new TargetSettings("t", null, real.url(), null, 4, null),
                                KnownTarget.NOTHING,
                                habits -> {})) {
            for (int i = 0; i < 20; i++) {
                String name = "u" + i;
                open.apply(new PendingExport.Add(
                        name,
                        ObjectType.USER,
                        new Image(Map.of("userPrincipalName", List.of(name + "@x.test")), Map.of()),
                        false));
            }
            List<String> all = real.users().all().stream()
                    .map(user -> user.getId().orElseThrow())
                    .toList();
            List<String> listed = new ArrayList<>();
            open.list(ObjectType.USER, page -> {
                if (listed.isEmpty()) {
                    all.subList(0, 3).forEach(real.users()::remove);
                }
                page.objects().forEach(object -> listed.add(object.targetId()));
            });

            List<String> missing = new ArrayList<>(all);
            missing.removeAll(listed);
            assertThat(missing).hasSize(3).doesNotContainAnyElementsOf(all.subList(0, 3));
            assertThat(missing)
                    .allSatisfy(
                            id -> assertThat(open.findById(ObjectType.USER, id)).isPresent());
            assertThat(all.subList(0, 3))
                    .allSatisfy(
                            id -> assertThat(open.findById(ObjectType.USER, id)).isEmpty());
        }
    }

    private static void assertUnusable(String code, BooleanSupplier lookUp) {
        assertThatThrownBy(lookUp::getAsBoolean).isInstanceOfSatisfying(UnusableAnswer.class, unusable -> {
            assertThat(unusable.code()).isEqualTo(code);
            assertThat(unusable.remedy()).isNotBlank();
        });
    }

    private List<String> listed() {
        List<String> ids = new ArrayList<>();
        target.list(ObjectType.USER, page -> page.objects().forEach(object -> ids.add(object.targetId())));
        return ids;
    }

    private static byte[] gzipped(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream stream = new GZIPOutputStream(bytes)) {
            stream.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
