package io.isthmus.export.exporting;

import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * However much is being written, whoever is to be kept from signing in does not wait until it is: between two pages of anything else
 * he is looked for, at most once in a while, since to look means to compare what has arrived. For one thread.
 */
final class AccountsFirst {

    private final Supplier<List<Work>> accounts;
    private final LongSupplier nanoTime;
    private final long every;
    private long looked;

    /** @param accounts a page of those that can be closed at this moment; empty where there are none */
    AccountsFirst(Supplier<List<Work>> accounts, Duration every, LongSupplier nanoTime) {
        this.accounts = accounts;
        this.nanoTime = nanoTime;
        this.every = every.toNanos();
        this.looked = nanoTime.getAsLong();
    }

    /** A page of accounts to close, or else the next page. */
    List<Work> or(Supplier<List<Work>> next) {
        if (nanoTime.getAsLong() - looked < every) {
            return next.get();
        }
        List<Work> first = accounts.get();
        looked = nanoTime.getAsLong();
        return first.isEmpty() ? next.get() : first;
    }
}
