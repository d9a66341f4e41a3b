package io.isthmus.migration.console.overview;

import io.isthmus.contracts.migration.MigrationStep;
import io.isthmus.migration.console.InWords;
import io.isthmus.migration.console.Landscape;
import io.isthmus.migration.console.Remedy;
import io.isthmus.migration.console.Tone;
import io.isthmus.migration.migrating.Facts.Promotion;
import io.isthmus.migration.migrating.MigrationState.InProgress;
import io.isthmus.migration.migrating.MigrationView;

/** What a migration waits for, before and after it was cut over. */
final class MigrationAttention {

    private static final String MIGRATION = "/console/migration";

    private final Landscape seen;
    private final InWords words;
    private final AttentionList list;

    private MigrationAttention(Landscape seen, InWords words, AttentionList list) {
        this.seen = seen;
        this.words = words;
        this.list = list;
    }

    static void in(Landscape seen, InWords words, AttentionList list) {
        MigrationAttention attention = new MigrationAttention(seen, words, list);
        attention.beginning();
        attention.migration();
        attention.cutOver();
    }

    private void beginning() {
        if (seen.settings().known().filter(found -> found.isEmpty()).isPresent()
                && seen.migration().isEmpty()) {
            list.add(
                    Tone.NEUTRAL,
                    "Nothing is configured yet",
                    "This deployment has no settings, so it reads nothing and writes nothing.",
                    "Upload the old tool's export and begin a migration, or write settings by hand.",
                    MIGRATION);
        }
    }

    private void migration() {
        seen.migration()
                .filter(InProgress.class::isInstance)
                .map(MigrationView::of)
                .ifPresent(view -> view.steps().stream()
                        .filter(step -> step.name() == view.current())
                        .findFirst()
                        .ifPresent(step -> due(step, "Migration " + view.name(), InWords.name(step.name()))));
    }

    private void due(MigrationStep step, String migration, String name) {
        switch (step.status()) {
            case FAILED ->
                list.add(
                        Tone.BAD,
                        migration + ": " + name + " has failed",
                        step.failure() == null ? null : step.failure().message(),
                        step.failure() == null ? null : AttentionList.text(Remedy.of(step.failure())),
                        MIGRATION);
            case RUNNING -> list.add(Tone.BUSY, migration + ": " + name + " is running", null, null, MIGRATION);
            case READY, NOT_YET, DONE -> list.add(Tone.NEUTRAL, migration + " waits: " + name, null, null, MIGRATION);
        }
    }

    private void cutOver() {
        seen.migration()
                .ifPresent(migration -> migration
                        .facts()
                        .find(Promotion.class)
                        .ifPresent(promoted -> list.add(
                                Tone.NEUTRAL,
                                "Migration " + migration.about().name() + " was cut over "
                                        + words.age(promoted.stagingLeftAt()),
                                "Whatever this deployment has changed at the target since is noted with the values before.",
                                "If it is regretted, it can be put back.",
                                "/console/rollback/" + migration.about().id())));
    }
}
