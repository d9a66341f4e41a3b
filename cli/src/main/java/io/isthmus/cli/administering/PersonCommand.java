package io.isthmus.cli.administering;

import io.isthmus.contracts.config.ConfigChange.Verdict;
import io.isthmus.contracts.export.PersonVerdict;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./isthmus person ANCHOR …}: says of one person what no directory tells. */
@Command(
        name = "person",
        description =
                "Says whether somebody who comes under the names of a leaver is the same person, or that a leaver is kept.")
public final class PersonCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "ANCHOR",
            description = "Target anchor of the person, as ./isthmus pending --json shows it.")
    private String anchor;

    @Option(names = "--same-as", paramLabel = "FORMER", description = "Is that one, back: gets the former object.")
    private @Nullable String sameAs;

    @Option(names = "--not", paramLabel = "FORMER", description = "Is somebody else: waits until the names are free.")
    private @Nullable String not;

    @Option(
            names = "--keep",
            paramLabel = "DATE",
            description = "Has left and is not deleted; DATE as ./isthmus leavers shows it.")
    private @Nullable Instant keep;

    @Option(names = "--undecided", description = "Takes back what was said.")
    private boolean undecided;

    @Option(names = "--comment", paramLabel = "TEXT", description = "Why, for the record.")
    private @Nullable String comment;

    @Mixin
    private Session session;

    @Override
    public Integer call() {
        int said = (sameAs == null ? 0 : 1) + (not == null ? 0 : 1) + (keep == null ? 0 : 1) + (undecided ? 1 : 0);
        if (said != 1) {
            throw new Unusable("give one of --same-as FORMER, --not FORMER, --keep DATE and --undecided");
        }
        PersonVerdict answer = session.export()
                .post(
                        "/api/person-verdicts",
                        new PersonVerdict(anchor, verdict(), sameAs == null ? not : sameAs, keep, comment),
                        PersonVerdict.class);
        session.answer(answer, List.of("Said: " + anchor + " " + words()));
        return ExitCode.DONE;
    }

    private Verdict verdict() {
        if (undecided) {
            return Verdict.UNDECIDED;
        }
        if (keep != null) {
            return Verdict.KEPT;
        }
        return sameAs == null ? Verdict.SOMEBODY_ELSE : Verdict.SAME_PERSON;
    }

    private String words() {
        return switch (verdict()) {
            case SAME_PERSON -> "is " + sameAs + ", who is back";
            case SOMEBODY_ELSE -> "is not " + not + ", who has left";
            case KEPT -> "is kept";
            case UNDECIDED -> "is undecided again";
        };
    }
}
