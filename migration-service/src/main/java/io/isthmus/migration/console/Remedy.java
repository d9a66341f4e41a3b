package io.isthmus.migration.console;

import io.isthmus.chassis.problem.Problem;
import io.isthmus.contracts.migration.MigrationStep;
import io.isthmus.contracts.migration.Remark;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/**
 * What to do about a problem, for somebody who sits before the console: by the problem's code and parameters from
 * {@code remedies.properties}. What has no words there is told as the service tells whoever calls it by REST.
 *
 * @param page that it is done on
 */
public record Remedy(String text, @Nullable ConsolePage page) {

    /** Found by names that are known at run time only, and without a container: a bundle of the JDK, not of Qute. */
    private static final ResourceBundle WORDS = ResourceBundle.getBundle(
            "io.isthmus.migration.console.remedies", Locale.ENGLISH, Remedy.class.getClassLoader());

    public static @Nullable Remedy of(Problem problem) {
        return of(problem.code(), problem.parameters(), problem.whatToDo());
    }

    public static @Nullable Remedy of(MigrationStep.Failure failure) {
        return of(failure.code(), failure.parameters(), failure.whatToDo());
    }

    public static @Nullable Remedy of(Remark remark) {
        return of(remark.code(), remark.parameters(), remark.whatToDo());
    }

    public static @Nullable Remedy of(String code, @Nullable String sentence) {
        return of(code, Map.of(), sentence);
    }

    /** @param sentence of the service; none or blank where there is nothing to do */
    static @Nullable Remedy of(String code, Map<String, String> parameters, @Nullable String sentence) {
        if (sentence == null || sentence.isBlank()) {
            return null;
        }
        String cause = parameters.getOrDefault(Problem.CAUSE, code);
        String known = WORDS.containsKey(cause) ? cause : code;
        String words = word(known, sentence);
        for (Map.Entry<String, String> parameter : parameters.entrySet()) {
            words = words.replace("{" + parameter.getKey() + "}", parameter.getValue());
        }
        String page = word(known + ".page", "");
        return new Remedy(words, page.isEmpty() ? null : ConsolePage.valueOf(page));
    }

    private static String word(String key, String otherwise) {
        return WORDS.containsKey(key) ? WORDS.getString(key) : otherwise;
    }
}
