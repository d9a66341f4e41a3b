package io.isthmus.cli.administering;

import io.isthmus.contracts.migration.ReCreation;
import java.util.List;
import picocli.CommandLine.Command;

/** What people have to do. */
@Command(
        name = "re-creations",
        description = "Lists what could not be carried over, with the ids that RE_CREATE takes.")
final class MigrateReCreations extends OneMigration.ByParameter {

    @Override
    public Integer call() {
        List<ReCreation> items = List.of(api().get(path("/re-creations"), ReCreation[].class));
        session()
                .answer(
                        items,
                        items.stream()
                                .map(MigrationText::of)
                                .flatMap(List::stream)
                                .toList());
        return items.stream().allMatch(item -> item.decision() != null) ? ExitCode.DONE : ExitCode.ATTENTION;
    }
}
