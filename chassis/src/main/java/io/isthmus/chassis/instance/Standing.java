package io.isthmus.chassis.instance;

import java.time.Duration;
import java.util.Optional;

/**
 * How a process stands to the lease. A process that lost it never takes it again: whatever it still has in hand, in any
 * thread, was begun under the epoch that is over, so it ends and begins anew.
 *
 * <pre>
 * standing     the database says   then
 * -----------  ------------------  ---------------------------------------------
 * standing by  yours               active
 * standing by  another's           standing by, and knows who is active
 * active       yours               active, confirmed anew
 * active       another's           lost, for ever
 * any          nothing             as before; what was confirmed grows old
 * lost         anything            lost
 * </pre>
 */
sealed interface Standing {

    Standing after(LeaseAnswer answer, long askedAtNanos);

    /** @param active who works meanwhile, as far as known */
    record Standby(Optional<LeaseHolder> active) implements Standing {
        @Override
        public Standing after(LeaseAnswer answer, long askedAtNanos) {
            return switch (answer) {
                case LeaseAnswer.Yours yours -> new Active(yours.epoch(), askedAtNanos);
                case LeaseAnswer.Others others -> new Standby(others.holder());
            };
        }
    }

    /** @param confirmedAtNanos when the newest question was asked that was answered, by {@link System#nanoTime} */
    record Active(long epoch, long confirmedAtNanos) implements Standing {
        @Override
        public Standing after(LeaseAnswer answer, long askedAtNanos) {
            return switch (answer) {
                case LeaseAnswer.Yours yours when yours.epoch() == epoch -> new Active(epoch, askedAtNanos);
                case LeaseAnswer.Yours another -> new Lost(epoch, Optional.empty());
                case LeaseAnswer.Others others -> new Lost(epoch, others.holder());
            };
        }

        /** Counted from before the question, so that the database's count, from after it, ends later. */
        boolean certain(long nowNanos, Duration term) {
            return nowNanos - confirmedAtNanos < term.toNanos();
        }
    }

    record Lost(long epoch, Optional<LeaseHolder> active) implements Standing {
        @Override
        public Standing after(LeaseAnswer answer, long askedAtNanos) {
            return this;
        }
    }
}
