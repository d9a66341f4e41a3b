package io.isthmus.migration.settings;

import java.util.List;
import java.util.stream.Collectors;

/**
 * One thing in a settings document that nothing can run on.
 *
 * @param element where: {@code sources[contoso].bindDn}
 */
public record SettingsFlaw(String element, String message, String whatToDo) {

    public static String messages(List<SettingsFlaw> flaws) {
        return flaws.stream()
                .map(flaw -> flaw.element() + ": " + flaw.message())
                .collect(Collectors.joining("; "));
    }

    public static String advice(List<SettingsFlaw> flaws) {
        return flaws.stream().map(SettingsFlaw::whatToDo).distinct().collect(Collectors.joining(" "));
    }
}
