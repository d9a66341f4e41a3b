package io.isthmus.sandbox.provider;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The faults in force; the first that applies to a request is taken. */
public final class ActiveFaults {

    /** @param hits how many requests it has hit */
    public record InForce(Fault fault, long hits) {}

    private static final class Ordered {
        private final Fault fault;
        private final @Nullable Pattern path;
        private long hits;

        private Ordered(Fault fault) {
            this.fault = fault;
            this.path = fault.path() == null ? null : Pattern.compile(fault.path());
        }

        private boolean over() {
            return fault.count() != null && hits >= fault.count();
        }

        private boolean appliesTo(String method, String target, String body) {
            return (fault.methods().isEmpty() || fault.methods().contains(method))
                    && (path == null || path.matcher(target).find())
                    && (fault.bodyContains() == null || body.contains(fault.bodyContains()));
        }
    }

    private final List<Ordered> faults = new ArrayList<>();
    /** The same requests in the same order meet the same faults. */
    private final SplittableRandom random = new SplittableRandom(42);

    /** @throws java.util.regex.PatternSyntaxException when the path is no regular expression */
    public synchronized void order(Fault fault) {
        faults.add(new Ordered(fault));
    }

    public synchronized void clear() {
        faults.clear();
    }

    public synchronized List<InForce> inForce() {
        return faults.stream().map(each -> new InForce(each.fault, each.hits)).toList();
    }

    synchronized Optional<Fault> of(String method, String path, String body) {
        for (Ordered each : faults) {
            if (!each.over() && each.appliesTo(method, path, body) && drawn(each.fault)) {
                each.hits++;
                return Optional.of(each.fault);
            }
        }
        return Optional.empty();
    }

    private boolean drawn(Fault fault) {
        return fault.percent() == null || random.nextDouble(100) < fault.percent();
    }
}
