package io.isthmus.chassis.configlog;

import io.isthmus.contracts.config.ConfigChange.PersonDecided;
import io.isthmus.contracts.config.ConfigChange.Verdict;
import java.util.HashMap;
import java.util.Map;

/**
 * What people of one deployment have said of persons.
 *
 * @param revision of the config log that brought the last of it; 0 while nobody has said anything
 * @param byAnchor the newest word on each; without those that it was taken back of
 */
public record PersonVerdicts(long revision, Map<String, PersonDecided> byAnchor) {

    public static final PersonVerdicts NONE = new PersonVerdicts(0, Map.of());

    public PersonVerdicts {
        byAnchor = Map.copyOf(byAnchor);
    }

    PersonVerdicts with(PersonDecided decided, long at) {
        Map<String, PersonDecided> next = new HashMap<>(byAnchor);
        if (decided.verdict() == Verdict.UNDECIDED) {
            next.remove(decided.targetAnchor());
        } else {
            next.put(decided.targetAnchor(), decided);
        }
        return new PersonVerdicts(at, next);
    }
}
