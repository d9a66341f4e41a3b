package io.isthmus.contracts.checking;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.isthmus.contracts.ObjectType;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What other settings would do to the objects that are known today: answered by {@code POST /api/settings-effects} of
 * sync-service (body: a settings document). Nothing is changed by asking, and none is remembered. Memberships are not counted:
 * a group whose members would leave or come with it counts as it does without them. The one exception are groups of which it would
 * change what becomes of the groups in them.
 *
 * @param basedOn revision of the settings in force that they were compared with, 0 for none
 * @param atTarget how many objects should be at the target today; types without any are left out
 * @param effects by source, type and kind; those without any object are left out
 * @param failing objects that could no longer be evaluated: what the target has of them would stay
 * @param unknown what the objects known today do not tell, in sentences
 * @param partial how far it came before its time was up; none: everything was counted
 * @param memberships of groups of which it would change what becomes of the groups in them; none: there are none
 * @param groups whom the groups take that sources are filtered by
 */
public record SettingsEffects(
        long basedOn,
        List<Count> atTarget,
        List<Effect> effects,
        long failing,
        List<String> unknown,
        Instant at,
        @Nullable Partial partial,
        @Nullable Memberships memberships,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Members> groups) {

    /** Everything was counted, and no source is filtered by a group. */
    public SettingsEffects(
            long basedOn, List<Count> atTarget, List<Effect> effects, long failing, List<String> unknown, Instant at) {
        this(basedOn, atTarget, effects, failing, unknown, at, null, null, List.of());
    }

    public SettingsEffects {
        atTarget = atTarget == null ? List.of() : List.copyOf(atTarget);
        effects = effects == null ? List.of() : List.copyOf(effects);
        unknown = unknown == null ? List.of() : List.copyOf(unknown);
        groups = groups == null ? List.of() : List.copyOf(groups);
    }

    /** How many objects of a type would leave, of all sources. */
    public long leaving(ObjectType type) {
        return effects.stream()
                .filter(effect -> effect.kind() == Kind.LEAVES && effect.type() == type)
                .mapToLong(Effect::count)
                .sum();
    }

    public record Count(ObjectType type, long count) {}

    /**
     * Only some were looked at, in an order that has nothing to do with their names: as good as drawn by lot.
     *
     * @param looked at
     * @param known objects in all
     */
    public record Partial(long looked, long known) {}

    /**
     * @param source connector of the objects; of several sources that contribute to an object, one
     * @param type at the target
     * @param examples DNs of the first of them
     */
    public record Effect(String source, ObjectType type, Kind kind, long count, List<String> examples) {
        public Effect {
            examples = examples == null ? List.of() : List.copyOf(examples);
        }
    }

    /**
     * Groups that should be at the target today and then, of which it would change what becomes of the groups in them. Their members
     * as they are known today; who would leave the target or come to it is not considered.
     *
     * @param groups how many
     * @param counted of how many of them the members were counted before the time was up
     * @param now members of those that were counted, all together
     * @param then members they would have
     * @param largest the first few by what they would have
     */
    public record Memberships(long groups, long counted, long now, long then, List<Resized> largest) {
        public Memberships {
            largest = largest == null ? List.of() : List.copyOf(largest);
        }
    }

    /** How many members a group has and would have. */
    public record Resized(String source, String dn, long now, long then) {}

    /**
     * Members of the group that a source is filtered by, as far as they are known.
     *
     * @param dn the group, by the name that it has now
     * @param count members that were read, those of its groups among them where they count
     * @param examples DNs of the first of them
     */
    public record Members(String source, String dn, long count, List<String> examples) {
        public Members {
            examples = examples == null ? List.of() : List.copyOf(examples);
        }
    }

    /** What would become of an object. */
    public enum Kind {
        /** it should be at the target today, and should not be then */
        LEAVES,
        /** it should not be at the target today, and should be then */
        ARRIVES,
        /** it should look different there; memberships apart */
        CHANGES,
        /** it was read before its container was excluded, and would be read again; what the rules say then is not known */
        RETURNS
    }
}
