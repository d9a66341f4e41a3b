package io.isthmus.analyzer.verdict;

import io.isthmus.analyzer.words.Sentences;
import io.isthmus.contracts.analysis.AnalysisResult.NotCarriedOver;
import io.isthmus.contracts.analysis.Finding;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is not carried over, why, and what to do about it, in one language: from {@code leftovers.properties}, and in the words of the
 * finding where it is one.
 */
final class LeftoverWords {

    static final String BUNDLE = "io.isthmus.analyzer.verdict.leftovers";

    static final String WHAT = ".what";

    /** Those that are counted and not listed. */
    static final String MORE = Finding.MORE_BY_SIZE;

    /** The words in which they are stored and sent. */
    static final LeftoverWords ENGLISH = in(Locale.ENGLISH);

    private final Sentences sentences;
    private final FindingWords findings;

    private LeftoverWords(Sentences sentences, FindingWords findings) {
        this.sentences = sentences;
        this.findings = findings;
    }

    static LeftoverWords in(Locale language) {
        return new LeftoverWords(Sentences.in(language, BUNDLE), FindingWords.in(language));
    }

    NotCarriedOver of(NotCarriedOver left) {
        String code = left.code();
        Map<String, String> details = left.details();
        if (Finding.MORE_BY_SIZE.equals(left.variant()) && details != null) {
            return left.inWords(
                    sentences.say(MORE + WHAT, details),
                    sentences.say(MORE, details),
                    sentences.say(MORE + FindingWords.REMEDY, details));
        }
        if (code == null || details == null) {
            return left;
        }
        return sentences.has(code + WHAT)
                ? left.inWords(
                        sentences.say(code + WHAT, details),
                        sentences.say(key(code, left.variant()), details),
                        sentences.say(remedy(code, left.variant()), details))
                : ofFinding(left, code, details);
    }

    private NotCarriedOver ofFinding(NotCarriedOver left, String code, Map<String, String> details) {
        return Unmapped.lacking(code)
                .filter(lacking -> findings.knows(code, left.variant()))
                .map(lacking -> left.inWords(
                        findings.message(code, left.variant(), details),
                        lacking(lacking),
                        findings.remedy(code, left.variant(), details)))
                .orElse(left);
    }

    String lacking(Unmapped.Lacking lacking) {
        return sentences.say("LACKING." + lacking);
    }

    private String remedy(String code, @Nullable String variant) {
        String own = key(code, variant) + FindingWords.REMEDY;
        return sentences.has(own) ? own : code + FindingWords.REMEDY;
    }

    private static String key(String code, @Nullable String variant) {
        return variant == null ? code : code + "." + variant;
    }
}
