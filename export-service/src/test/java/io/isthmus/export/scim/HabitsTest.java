package io.isthmus.export.scim;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.chassis.secrets.Secrets;
import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.settings.TargetSettings;
import io.isthmus.export.pending.Image;
import io.isthmus.export.pending.PendingExport;
import io.isthmus.export.target.ExportTarget;
import io.isthmus.export.target.KnownTarget;
import io.isthmus.export.target.Outcome;
import io.isthmus.sandbox.dialect.DescriptionBehaviour.DescriptionAnswered;
import io.isthmus.sandbox.dialect.MemberBehaviour;
import io.isthmus.sandbox.dialect.WriteBehaviour;
import io.isthmus.sandbox.provider.SampleProvider;
import io.isthmus.sandbox.provider.WriteLog;
import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What answers have taught outlasts the connection. */
class HabitsTest {

    private static final Vertx VERTX = Vertx.vertx();
    private static final Image CREW = new Image(Map.of("displayName", List.of("Crew")), Map.of());

    private SampleProvider provider;
    private TargetSettings settings;
    private KnownTarget known = KnownTarget.NOTHING;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        provider = SampleProvider.start(0, "token");
        Path token = Files.writeString(folder.resolve("token"), "token");
        settings =
                new TargetSettings("t", null, provider.url(), new TargetSettings.BearerToken("file:" + token), 4, null);
    }

    @AfterEach
    void stop() {
        provider.close();
    }

    @AfterAll
    static void closeVertx() {
        VERTX.close();
    }

    @Test
    void where_put_was_understood_and_patch_was_not_patch_is_not_tried_by_the_next_connection() {
        provider.dialect().order(new WriteBehaviour.NoPatch(405));
        String empty = created();
        connected(target -> target.apply(joins(created(target), "anna")));
        long before = provider.log().size();

        Outcome outcome = connected(target -> target.apply(joins(empty, "otto")));

        assertThat(outcome).as("members were shown when they had been written").isInstanceOf(Outcome.Accepted.class);
        assertThat(provider.log().after(before))
                .extracting(WriteLog.Entry::method)
                .containsExactly("PUT");
    }

    @Test
    void once_members_were_shown_a_group_without_is_empty_for_the_next_connection_too() {
        String empty = created();
        String crew = created();
        connected(target -> {
            target.apply(joins(crew, "anna"));
            return target.findById(ObjectType.GROUP, crew);
        });
        provider.dialect().order(new MemberBehaviour.NobodyShown(MemberBehaviour.Shown.ABSENT));

        assertThat(connected(target -> target.findById(ObjectType.GROUP, empty))
                        .orElseThrow()
                        .members())
                .isEmpty();
    }

    @Test
    void a_provider_that_can_do_something_else_is_judged_anew() {
        provider.dialect().order(new WriteBehaviour.NoPatch(405), new DescriptionAnswered(404));
        String crew = connected(target -> {
            String group = created(target);
            target.apply(joins(group, "anna"));
            return group;
        });
        provider.dialect().clear();
        long before = provider.log().size();

        Outcome outcome = connected(target -> target.apply(joins(crew, "otto")));

        assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
        assertThat(provider.log().after(before))
                .extracting(WriteLog.Entry::method)
                .containsExactly("PATCH");
    }

    private String created() {
        return connected(HabitsTest::created);
    }

    private static String created(ExportTarget target) {
        Outcome created = target.apply(new PendingExport.Add("g", ObjectType.GROUP, CREW, false));
        return ((Outcome.Accepted) created).targetId();
    }

    private static PendingExport joins(String group, String member) {
        return new PendingExport.ChangeMembers("g", group, List.of(member), List.of());
    }

    private <T> T connected(Function<ExportTarget, T> work) {
        try (ExportTarget target = new ScimTargets(VERTX, new Secrets(), new TestScimConfig(100))
                .open(settings, known, habits -> known = new KnownTarget(known.schema(), habits))) {
            known = new KnownTarget(target.schema().document(), known.habits());
            return work.apply(target);
        }
    }
}
