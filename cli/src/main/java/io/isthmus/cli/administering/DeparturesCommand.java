package io.isthmus.cli.administering;

import io.isthmus.cli.api.Api;
import io.isthmus.contracts.export.Approval;
import io.isthmus.contracts.export.WithheldDepartures;
import io.isthmus.contracts.settings.SettingsDocument;
import io.isthmus.contracts.settings.SourceSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./isthmus departures …}: who a source no longer shows and was not let go, and letting exactly those go. */
@Command(
        name = "departures",
        description =
                "Objects that a source no longer shows, and that are kept: too many at once, or a part was incomplete.",
        subcommands = {DeparturesCommand.Show.class, DeparturesCommand.Approve.class, HelpCommand.class})
public final class DeparturesCommand {

    /** Exit code 7 when anybody is withheld. */
    @Command(
            name = "show",
            description = "Shows them by source, with the digest that an approval of exactly them quotes.")
    static final class Show implements Callable<Integer> {

        @Option(names = "--source", paramLabel = "NAME", description = "Only of this source.")
        private @Nullable String source;

        @Option(names = "--limit", defaultValue = "20", description = "How many of each, 1 to 1000 (${DEFAULT-VALUE}).")
        private int limit;

        @Option(
                names = "--after",
                paramLabel = "ANCHOR",
                description = "The page after the one that named this anchor; needs --source.")
        private @Nullable String after;

        @Mixin
        private Session session;

        @Override
        public Integer call() {
            if (limit < 1 || limit > 1000) {
                throw new Unusable("--limit is " + limit + ", but must be 1 to 1000");
            }
            if (after != null && source == null) {
                throw new Unusable("--after continues the list of one source: name it by --source");
            }
            Api sync = session.sync();
            List<WithheldDepartures> withheld = new ArrayList<>();
            for (String name : sources()) {
                withheld.add(sync.get(
                        Query.of(path(name))
                                .with("after", after)
                                .with("limit", limit)
                                .toString(),
                        WithheldDepartures.class));
            }
            session.answer(
                    Map.of("sources", withheld),
                    withheld.stream().flatMap(each -> lines(each).stream()).toList());
            return withheld.stream().allMatch(each -> each.total() == 0) ? ExitCode.DONE : ExitCode.ATTENTION;
        }

        private List<String> sources() {
            return source != null
                    ? List.of(source)
                    : session.migration().get("/api/settings", SettingsDocument.class).sources().stream()
                            .map(SourceSettings::name)
                            .toList();
        }
    }

    /** The digest has no default: an approval of whatever happens to be withheld would be none. */
    @Command(name = "approve", description = "Lets exactly one set of withheld departures go: that of the digest.")
    static final class Approve implements Callable<Integer> {

        @Parameters(paramLabel = "SOURCE", description = "Name of the source.")
        private String source;

        @Parameters(paramLabel = "DIGEST", description = "As ./isthmus departures show showed it.")
        private String digest;

        @Option(names = "--comment", paramLabel = "TEXT", description = "Why, for the record.")
        private @Nullable String comment;

        @Mixin
        private Session session;

        @Override
        public Integer call() {
            WithheldDepartures left = session.sync()
                    .post(path(source) + "/approve", new Approval(digest, comment), WithheldDepartures.class);
            session.answer(
                    left,
                    List.of("Approved: exactly the set " + digest
                            + ". They leave with a delta import that begins now."));
            return ExitCode.DONE;
        }
    }

    private static String path(String source) {
        return "/api/sources/" + Query.encoded(source) + "/departures";
    }

    private static List<String> lines(WithheldDepartures of) {
        if (of.total() == 0 && of.departures().isEmpty()) {
            return List.of(of.source() + ": nobody is withheld");
        }
        List<String> lines = new ArrayList<>();
        lines.add(String.format(Locale.ROOT, "%s: %,d objects no longer found, and kept", of.source(), of.total()));
        of.counts()
                .forEach(count -> lines.add(String.format(
                        Locale.ROOT,
                        "    %s%s %,d",
                        count.objectClass(),
                        count.base() == null ? "" : " below " + count.base(),
                        count.count())));
        lines.add("Digest " + of.digest());
        of.departures()
                .forEach(each -> lines.add("%s %s  (%s, since %s%s)"
                        .formatted(
                                each.objectClass(),
                                each.dn(),
                                each.evidence(),
                                each.since(),
                                each.approved() ? ", approved" : "")));
        if (of.next() != null) {
            lines.add("More: --source " + of.source() + " --after " + of.next());
        }
        return lines;
    }
}
