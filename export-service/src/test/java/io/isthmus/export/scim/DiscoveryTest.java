package io.isthmus.export.scim;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.chassis.secrets.Secrets;
import io.isthmus.contracts.settings.TargetSettings;
import io.isthmus.export.pending.TargetSchema;
import io.isthmus.export.target.ExportTarget;
import io.isthmus.export.target.KnownTarget;
import io.isthmus.sandbox.dialect.DescriptionBehaviour.DescriptionAnswered;
import io.isthmus.sandbox.provider.Fault;
import io.isthmus.sandbox.provider.SampleProvider;
import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A moment's answer is not taken for the truth about a provider. */
class DiscoveryTest {

    private static final Vertx VERTX = Vertx.vertx();

    private SampleProvider provider;
    private TargetSettings settings;

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

    @ParameterizedTest
    @ValueSource(ints = {500, 503})
    void what_was_learned_holds_while_the_provider_cannot_describe_itself(int status) {
        TargetSchema before = discovered(null);
        provider.dialect().order(new DescriptionAnswered(status));

        assertThat(discovered(before.document())).isEqualTo(before);
    }

    @Test
    void one_part_of_the_description_that_cannot_be_read_is_enough() {
        TargetSchema before = discovered(null);
        provider.faults().order(Fault.answering(503, 10, "GET").onPath("/Schemas"));

        assertThat(discovered(before.document())).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 501})
    void a_provider_that_does_not_describe_itself_any_more_is_taken_at_the_word_of_the_standard(int status) {
        TargetSchema before = discovered(null);
        provider.dialect().order(new DescriptionAnswered(status));

        assertThat(discovered(before.document())).isEqualTo(discovered(null)).isNotEqualTo(before);
    }

    @Test
    void what_it_describes_anew_takes_the_place_of_what_was_learned() {
        provider.dialect().order(new DescriptionAnswered(404));
        TargetSchema before = discovered(null);
        provider.dialect().clear();

        assertThat(discovered(before.document())).isNotEqualTo(before).isEqualTo(discovered(null));
    }

    private TargetSchema discovered(@Nullable String learned) {
        try (ExportTarget target = new ScimTargets(VERTX, new Secrets(), new TestScimConfig(100))
                .open(settings, new KnownTarget(learned, null), habits -> {})) {
            return target.schema();
        }
    }
}
