package io.isthmus.cli.administering;

import io.isthmus.contracts.migration.Migration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** All of this deployment. */
@Command(name = "list", description = "Lists the migrations of this deployment, the latest first.")
final class MigrateList implements Callable<Integer> {

    @Mixin
    private Session session;

    @Override
    public Integer call() {
        List<Migration> all = List.of(session.migration().get("/api/migrations?limit=200", Migration[].class));
        session.answer(
                all,
                all.stream()
                        .map(each -> "%s  %-12s %-10s %s".formatted(each.id(), each.status(), each.path(), each.name()))
                        .toList());
        return ExitCode.DONE;
    }
}
