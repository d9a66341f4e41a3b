/** What the tables of several features share. Bulk work is SQL over arrays: a constant number of statements a batch. */
@org.jspecify.annotations.NullMarked
package io.isthmus.sync.postgres;
