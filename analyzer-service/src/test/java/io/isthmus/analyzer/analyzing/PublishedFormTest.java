package io.isthmus.analyzer.analyzing;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.analyzer.fixtures.Analysing;
import io.isthmus.analyzer.fixtures.ConnectExport;
import io.isthmus.analyzer.fixtures.DirSyncExport;
import io.isthmus.analyzer.reading.ReadingLimits;
import io.isthmus.analyzer.verdict.ResultWords;
import io.isthmus.contracts.WireFormat;
import io.isthmus.contracts.analysis.AnalysisResult;
import io.isthmus.contracts.analysis.AnalysisResult.NotCarriedOver;
import io.isthmus.contracts.analysis.Finding;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** Exports of 20,000 rules: whatever a rule leads to, there are as many of it. */
class PublishedFormTest {

    private static final int RULES = 20_000;

    /** More entries than an archive may have by default. */
    private static final ReadingLimits LIMITS =
            new ReadingLimits(256L << 20, RULES + 100, 1L << 30, 200, 200, 4 << 20, 100_000, 5_000_000, 256L << 20);

    @Test
    void a_small_result_is_published_as_it_is() throws Exception {
        AnalysisResult whole = Analysing.analyse(ConnectExport.withRule(50, flow("title", "title")));

        assertThat(PublishedForm.of(whole)).isSameAs(whole);
    }

    @Test
    void rules_that_are_not_carried_over_are_listed_as_far_as_there_is_room_and_counted() throws Exception {
        AnalysisResult whole = analysed(i -> "<precedence>" + (200 + i) + "</precedence>");

        AnalysisResult message = fits(whole);

        assertThat(whole.notCarriedOver()).hasSizeGreaterThanOrEqualTo(RULES);
        assertThat(listed(message)).isBetween(100L, 1_000L);
        NotCarriedOver more = more(message);
        assertThat(Long.parseLong(more.details().get(Finding.NUMBER_OF_MORE)) + listed(message))
                .isEqualTo(listed(whole));
        assertThat(more.what()).startsWith("… and ").endsWith(" more of the same");
        assertThat(ResultWords.in(Locale.GERMAN).of(message).notCarriedOver())
                .anySatisfy(told -> assertThat(told.what()).endsWith(" weitere derselben Art"));
        assertThat(message.settings()).isEqualTo(whole.settings());
    }

    /** Half of the rules would be another synchronization. */
    @Test
    void settings_that_no_message_carries_are_left_out_whole_and_that_is_said() throws Exception {
        AnalysisResult whole = analysed(i -> "<precedence>" + i % 100 + "</precedence>");
        assertThat(whole.settings().rules().custom()).hasSize(RULES);

        AnalysisResult message = fits(whole);

        assertThat(message.settings()).isNull();
        assertThat(message.notCarriedOver())
                .filteredOn(left -> "SETTINGS_BY_SIZE".equals(left.code()))
                .singleElement()
                .satisfies(left -> {
                    assertThat(left.reason()).matches("they take \\d{7,} bytes, too many for one message");
                    assertThat(left.whatToDo()).contains("/api/analyses/" + whole.id() + "/settings");
                });
    }

    @Test
    void secrets_are_counted_too() throws Exception {
        AnalysisResult whole = analysed(i -> "<precedence>" + i % 100 + "</precedence>", flow("unicodePwd", "x"));
        assertThat(whole.redactions()).hasSizeGreaterThanOrEqualTo(RULES);

        AnalysisResult message = fits(whole);

        assertThat(message.redactions()).hasSizeBetween(50, 500);
        assertThat(message.redactions().getLast().what()).matches("\\d+ more, which are too many .*");
        assertThat(ResultWords.in(Locale.GERMAN)
                        .of(message)
                        .redactions()
                        .getLast()
                        .what())
                .matches("\\d+ weitere, zu viele .*");
    }

    private static AnalysisResult fits(AnalysisResult whole) throws Exception {
        AnalysisResult message = PublishedForm.of(whole);
        assertThat(WireFormat.mapper().writeValueAsBytes(whole)).hasSizeGreaterThan(PublishedForm.LARGEST_MESSAGE);
        assertThat(WireFormat.mapper().writeValueAsBytes(message))
                .hasSizeLessThanOrEqualTo(PublishedForm.LARGEST_MESSAGE);
        return message;
    }

    private static NotCarriedOver more(AnalysisResult message) {
        return message.notCarriedOver().stream()
                .filter(left -> Finding.MORE_BY_SIZE.equals(left.variant()))
                .findFirst()
                .orElseThrow();
    }

    private static long listed(AnalysisResult result) {
        return result.notCarriedOver().stream()
                .filter(left -> "CUSTOM_RULE_LEFT".equals(left.code()))
                .filter(left -> !Finding.MORE_BY_SIZE.equals(left.variant()))
                .count();
    }

    private static AnalysisResult analysed(IntFunction<String> precedence) throws Exception {
        return analysed(precedence, flow("title", "title"));
    }

    private static AnalysisResult analysed(IntFunction<String> precedence, String mappings) throws Exception {
        Map<String, String> files = ConnectExport.files(mappings);
        String rule = files.remove("SynchronizationRules/SynchronizationRule_{3}.xml");
        for (int i = 0; i < RULES; i++) {
            files.put(
                    "SynchronizationRules/SynchronizationRule_" + i + ".xml",
                    rule.replace("33333333-0000-4000-8000-000000000003", "33333333-0000-4000-8000-%012d".formatted(i))
                            .replace("<name>Custom rule", "<name>Custom rule " + i)
                            .replaceFirst("<precedence>.*</precedence>", precedence.apply(i)));
        }
        return Analysing.conclude(Analysing.read(DirSyncExport.zip(files), LIMITS));
    }

    private static String flow(String target, String source) {
        String value = target.equals("unicodePwd") ? source : "<attr>" + source + "</attr>";
        return "<mapping><dest>" + target + "</dest><src>" + value + "</src></mapping>";
    }
}
