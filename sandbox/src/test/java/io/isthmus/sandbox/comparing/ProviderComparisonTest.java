package io.isthmus.sandbox.comparing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.isthmus.contracts.ObjectType;
import io.isthmus.sandbox.directory.ExpectedObject;
import io.isthmus.sandbox.directory.Oracle;
import io.isthmus.sandbox.directory.SampleDirectory;
import io.isthmus.sandbox.provider.SampleProvider;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProviderComparisonTest {

    private static SampleDirectory directory;
    private static Oracle oracle;
    private SampleProvider provider;

    @BeforeAll
    static void startDirectory() {
        directory = SampleDirectory.start(0, 400);
        oracle = directory.oracle();
    }

    @AfterAll
    static void stopDirectory() {
        directory.close();
    }

    @BeforeEach
    void startProvider() {
        provider = SampleProvider.start(0, "secret");
    }

    @AfterEach
    void stopProvider() {
        provider.close();
    }

    @Test
    void a_provider_that_holds_exactly_the_expected_objects_passes() {
        fillPerfectly();
        ProviderComparison comparison = ProviderComparison.of(oracle, provider, List.of());
        assertThat(comparison.mismatches()).isEmpty();
        assertThat(comparison.compared()).isEqualTo(400);
        assertThat(comparison.holds()).isTrue();
    }

    @Test
    void every_kind_of_difference_is_found() {
        Map<String, String> ids = fillPerfectly();
        ExpectedObject user = oracle.expected()
                .filter(object -> object.type() == ObjectType.USER)
                .findFirst()
                .orElseThrow();
        ObjectNode changed =
                provider.withExternalId(ObjectType.USER, user.anchor()).getFirst();
        changed.put("title", "Something else").put("nickName", "Unexpected").remove("displayName");
        provider.reseed(ObjectType.USER, ids.get(user.anchor()), changed);
        ObjectNode stranger = changed.deepCopy().put("userName", "stranger").put("externalId", "stranger");
        stranger.remove("id");
        provider.seed(ObjectType.USER, stranger);

        ProviderComparison comparison = ProviderComparison.of(oracle, provider, List.of());
        assertThat(comparison.mismatches())
                .extracting(ProviderComparison.Mismatch::attribute)
                .containsExactlyInAnyOrder("title", "nickName", "displayName", null);
        assertThat(comparison.holds()).isFalse();
    }

    @Test
    void what_the_former_tool_left_is_mostly_right_and_needs_work() {
        FormerTool.LeftBehind left = FormerTool.fill(provider, oracle);
        assertThat(left.asTheyShouldBe() + left.stale() + left.withoutAnchor() + left.missing())
                .isEqualTo(400);
        assertThat(left.asTheyShouldBe()).isGreaterThan(300);
        assertThat(left.stale()).isPositive();
        assertThat(left.withoutAnchor()).isPositive();
        assertThat(left.missing()).isPositive();
        assertThat(left.orphans()).doesNotHaveDuplicates().hasSizeGreaterThan(10);
        ProviderComparison comparison = ProviderComparison.of(oracle, provider, left.cloudOnly());
        assertThat(comparison.holds()).isFalse();
        assertThat(comparison.mismatches())
                .extracting(ProviderComparison.Mismatch::object)
                .containsAll(left.orphans());
        assertThat(comparison.mismatches())
                .noneMatch(mismatch -> mismatch.expected().contains("own object"));
    }

    @Test
    void a_touched_cloud_only_object_is_a_mismatch() {
        ObjectNode administrator = FormerTool.fill(SampleProvider.start(0, "other"), oracle)
                .cloudOnly()
                .getFirst();
        assertThat(ProviderComparison.of(oracle, provider, List.of(administrator))
                        .holds())
                .isFalse();
    }

    private Map<String, String> fillPerfectly() {
        Map<String, String> ids = new HashMap<>();
        oracle.expected().forEach(object -> ids.put(object.anchor(), "id-" + object.anchor()));
        oracle.expected().forEach(object -> {
            ObjectNode resource = ScimImage.resource(object.type(), ScimImage.expected(object, ids::get));
            provider.seed(object.type(), resource.put("id", ids.get(object.anchor())));
        });
        return ids;
    }
}
