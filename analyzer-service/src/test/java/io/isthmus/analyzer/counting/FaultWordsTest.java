package io.isthmus.analyzer.counting;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.analyzer.counting.DirectoryFault.Wrong;
import io.isthmus.analyzer.fixtures.GermanText;
import io.isthmus.analyzer.words.Details;
import io.isthmus.analyzer.words.Sentences;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FaultWordsTest {

    private static final FaultWords GERMAN = FaultWords.in(Locale.GERMAN);

    private static final Details DETAILS = Details.of("url", "ldap://dc1")
            .and("account", "CN=Leser")
            .and("certificates", "file:/ca.pem")
            .and("reason", "Grund")
            .and("remedy", "Mittel")
            .and("result", "49")
            .and("partition", "DC=test");

    @Test
    void everything_that_may_go_wrong_has_its_sentences_and_no_sentence_is_unused() {
        Set<String> needed = new TreeSet<>(Set.of("unknown", "title"));
        Arrays.stream(Wrong.values()).forEach(wrong -> needed.addAll(List.of(wrong.name(), wrong + FaultWords.REMEDY)));
        for (String endOfCheck : List.of("INTERRUPTED", "INTERNAL")) {
            needed.addAll(List.of(endOfCheck, endOfCheck + FaultWords.REMEDY));
        }

        assertThat(Sentences.bundle(Locale.ENGLISH, FaultWords.BUNDLE).keySet())
                .containsExactlyInAnyOrderElementsOf(needed);
    }

    @ParameterizedTest
    @EnumSource
    void a_fault_is_told_in_german(Wrong wrong) {
        DirectoryFault fault = new DirectoryFault(wrong, DETAILS);
        Map<String, String> details = fault.details().values();

        String told = GERMAN.message(wrong.name(), details) + "\n" + GERMAN.remedy(wrong.name(), details);

        assertThat(new GermanText(List.of("Grund Mittel")).foreign(told)).isEmpty();
        assertThat(told + fault.getMessage() + fault.whatToDo()).doesNotContain("unbekannt", "unknown");
        assertThat(fault.kind()).isNotNull();
    }
}
