package io.isthmus.contracts.config;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.isthmus.contracts.messages.Completeness;
import io.isthmus.contracts.settings.SettingsDocument;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a record of the config log changes. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ConfigChange.SettingsChanged.class, name = "settings"),
    @JsonSubTypes.Type(value = ConfigChange.Promoted.class, name = "promoted"),
    @JsonSubTypes.Type(value = ConfigChange.Demoted.class, name = "demoted"),
    @JsonSubTypes.Type(value = ConfigChange.Quiesced.class, name = "quiesced"),
    @JsonSubTypes.Type(value = ConfigChange.RestorationBegun.class, name = "restorationBegun"),
    @JsonSubTypes.Type(value = ConfigChange.PersonDecided.class, name = "personDecided")
})
public sealed interface ConfigChange {

    /** What it must have. */
    Completeness completeness();

    /** The settings of a deployment are, from here on, this whole document. */
    record SettingsChanged(String deployment, SettingsDocument settings) implements ConfigChange {

        @Override
        public Completeness completeness() {
            return Completeness.of().names("deployment", deployment).has("settings", settings);
        }
    }

    /**
     * The deployment may export to the target. Legal only while nobody may.
     *
     * @param epoch one more than the target's last epoch, from 1
     */
    record Promoted(String target, String deployment, long epoch) implements ConfigChange {

        @Override
        public Completeness completeness() {
            return exportControl(target, deployment, epoch);
        }
    }

    /** Nobody may export to the target any more; the deployment that did is in staging mode. */
    record Demoted(String target, String deployment, long epoch) implements ConfigChange {

        @Override
        public Completeness completeness() {
            return exportControl(target, deployment, epoch);
        }
    }

    /** The demoted deployment has finished its requests in flight; {@code epoch} is that of its demotion. */
    record Quiesced(String target, String deployment, long epoch) implements ConfigChange {

        @Override
        public Completeness completeness() {
            return exportControl(target, deployment, epoch);
        }
    }

    /**
     * The deployment may write to the target what a restoration plan says, and nothing else: what it has changed there is put
     * back. Legal only while nobody is active; ends by {@link Demoted}. Whoever does not know this record takes nobody to be
     * active.
     *
     * @param plan id of the plan in export-service
     * @param epoch one more than the target's last epoch
     */
    record RestorationBegun(String target, String deployment, String plan, long epoch) implements ConfigChange {

        @Override
        public Completeness completeness() {
            return exportControl(target, deployment, epoch).names("plan", plan);
        }
    }

    /**
     * What somebody has said of one person of a deployment; takes the place of what was said of that person before. It is in the
     * log because no source tells it: a database that is lost comes by it again.
     *
     * @param targetAnchor whom it is said of
     * @param formerAnchor of a rehire: the one who has left, and whose object holds the names
     * @param deleteAfter of a leaver who is kept: which absence it is said of, by the date on which he would have been deleted
     */
    record PersonDecided(
            String deployment,
            String targetAnchor,
            Verdict verdict,
            @Nullable String formerAnchor,
            @Nullable Instant deleteAfter)
            implements ConfigChange {

        @Override
        public Completeness completeness() {
            Completeness own = Completeness.of()
                    .names("deployment", deployment)
                    .names("targetAnchor", targetAnchor)
                    .has("verdict", verdict);
            if (verdict == null) {
                return own;
            }
            return switch (verdict) {
                case SAME_PERSON, SOMEBODY_ELSE -> own.names("formerAnchor", formerAnchor);
                case KEPT -> own.has("deleteAfter", deleteAfter);
                case UNDECIDED -> own;
            };
        }
    }

    /** What can be said of a person. */
    enum Verdict {
        /** the one who has left is back: the former object at the target is his */
        SAME_PERSON,
        /** another one, who does not get it */
        SOMEBODY_ELSE,
        /** has left, stays disabled, and is not deleted because of it */
        KEPT,
        /** as if nothing had been said */
        UNDECIDED
    }

    private static Completeness exportControl(String target, String deployment, long epoch) {
        return Completeness.of()
                .has("target", target)
                .names("deployment", deployment)
                .holds("epoch", epoch >= 1);
    }
}
