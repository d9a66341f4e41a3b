package io.isthmus.migration.performing;

import io.isthmus.contracts.migration.MigrationStep.Failure;
import io.isthmus.migration.performing.ImmediateStep.Result;
import io.isthmus.migration.settings.SettingsFlaw;
import java.util.List;

/** Settings that nothing can run on, as an answer: 422, every flaw at once. */
final class Flawed {

    private static final int UNPROCESSABLE = 422;

    private Flawed() {}

    static Result result(List<SettingsFlaw> flaws) {
        return new Result.NotSettled(UNPROCESSABLE, failure(flaws), null);
    }

    static StepRefused refusal(List<SettingsFlaw> flaws) {
        return StepRefused.failed(UNPROCESSABLE, failure(flaws));
    }

    private static Failure failure(List<SettingsFlaw> flaws) {
        return new Failure(
                "SETTINGS_INCOMPLETE",
                "the settings cannot be used: " + SettingsFlaw.messages(flaws),
                SettingsFlaw.advice(flaws));
    }
}
