package io.isthmus.analyzer.translating;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.analyzer.fixtures.Analysing;
import io.isthmus.analyzer.fixtures.ConnectExport;
import io.isthmus.contracts.analysis.AnalysisResult;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class DisabledRulesTest {

    @Test
    void a_disabled_standard_rule_stays_disabled() throws Exception {
        AnalysisResult result =
                Analysing.analyse(ConnectExport.withStandardRule("Microsoft.InfromADUserExchange.099", true));

        assertThat(result.settings().rules().disabledStandardRules())
                .containsExactly("standard.in.ad.user.exchange", "standard.in.ad.user.extension-attributes");
        assertThat(result.findings()).anySatisfy(f -> assertThat(f.code()).isEqualTo("STANDARD_RULE_DISABLED"));
    }

    @Test
    void an_enabled_one_is_not_disabled() throws Exception {
        AnalysisResult result =
                Analysing.analyse(ConnectExport.withStandardRule("Microsoft.InfromADUserExchange.099", false));

        assertThat(result.settings().rules().disabledStandardRules()).isEmpty();
    }

    @Test
    void one_without_counterpart_is_listed_as_manual() throws Exception {
        AnalysisResult result =
                Analysing.analyse(ConnectExport.withStandardRule("Microsoft.OuttoAADUserLyncOnline.004", true));

        assertThat(result.settings().rules().disabledStandardRules()).isEmpty();
        assertThat(result.notCarriedOver())
                .anySatisfy(left -> assertThat(left.what()).startsWith("disabled standard rule"));
    }

    @Test
    void every_counterpart_is_a_standard_rule_of_ours() throws Exception {
        String ours;
        try (var file = DisabledRules.class.getResourceAsStream("/io/isthmus/rules/default-rules.json")) {
            ours = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        }
        var ids = Pattern.compile("\"id\": \"(standard[^\"]*)\"")
                .matcher(ours)
                .results()
                .map(m -> m.group(1))
                .toList();
        for (String type : new String[] {"User", "InetOrgPerson", "Group", "Contact"}) {
            for (String part : new String[] {"Join", "AccountEnabled", "CommonfromExchange", "Common", "Exchange"}) {
                AnalysisResult result = Analysing.analyse(
                        ConnectExport.withStandardRule("Microsoft.InfromAD" + type + part + ".001", true));
                assertThat(ids).containsAll(result.settings().rules().disabledStandardRules());
            }
        }
    }
}
