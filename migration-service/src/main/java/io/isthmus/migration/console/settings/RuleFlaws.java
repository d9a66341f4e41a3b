package io.isthmus.migration.console.settings;

import io.isthmus.migration.console.Seen;
import io.isthmus.migration.console.Services.RuleFlaw;
import io.isthmus.migration.settings.SettingsFlaw;
import java.util.List;

/** What the service that runs the rules finds wrong with them. */
public final class RuleFlaws {

    private RuleFlaws() {}

    /** Rules that nobody could read are no rules to bring in force: that, too, is a flaw. */
    public static List<SettingsFlaw> of(Seen<List<RuleFlaw>> seen) {
        return seen.fold(
                found -> found.stream().map(RuleFlaws::flaw).toList(),
                unknown -> List.of(new SettingsFlaw(
                        "rules.custom",
                        "could not be checked: " + unknown.why(),
                        "Try again when sync-service answers.")));
    }

    private static SettingsFlaw flaw(RuleFlaw flaw) {
        String where = flaw.rule() == null ? "rules" : "rules.custom[" + flaw.rule() + "], " + flaw.place();
        String message =
                flaw.character() == null ? flaw.message() : "at character " + flaw.character() + ": " + flaw.message();
        return new SettingsFlaw(where, message, "Correct it in the rule.");
    }
}
