/** Everything in PostgreSQL. Bulk work is native SQL over arrays: a constant number of statements a batch. */
package io.isthmus.sync.postgres;
