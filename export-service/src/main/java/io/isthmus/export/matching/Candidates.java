package io.isthmus.export.matching;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Candidates of a page of subjects by what they can be found by. Two subjects never get the same one. Not thread-safe. */
public final class Candidates {

    private final Map<String, List<Candidate>> byKey = new HashMap<>();
    private final Set<Long> claimed = new HashSet<>();

    public Candidates(List<Candidate> candidates) {
        candidates.forEach(this::add);
    }

    private void add(Candidate candidate) {
        put("anchor ", candidate.externalId(), candidate);
        put("user ", lower(candidate.userName()), candidate);
        put("mail ", lower(candidate.mail()), candidate);
    }

    private void put(String kind, @Nullable String name, Candidate candidate) {
        if (name != null) {
            byKey.computeIfAbsent(kind + name, absent -> new ArrayList<>()).add(candidate);
        }
    }

    /** Decides on one subject; whom it matches nobody else will get. */
    public Match match(Subject subject, Matching matching) {
        Match match = matching.decide(subject, of(subject));
        match.found().ifPresent(found -> claimed.add(found.key()));
        return match;
    }

    private List<Candidate> of(Subject subject) {
        Map<Long, Candidate> found = new HashMap<>();
        collect(found, "anchor " + subject.targetAnchor());
        if (subject.userName() != null) {
            collect(found, "user " + lower(subject.userName()));
        }
        subject.addresses().forEach(address -> collect(found, "mail " + lower(address)));
        return List.copyOf(found.values());
    }

    private void collect(Map<Long, Candidate> found, String key) {
        for (Candidate candidate : byKey.getOrDefault(key, List.of())) {
            found.put(candidate.key(), claimed.contains(candidate.key()) ? candidate.withLinked() : candidate);
        }
    }

    private static @Nullable String lower(@Nullable String text) {
        return text == null ? null : text.toLowerCase(Locale.ROOT);
    }
}
