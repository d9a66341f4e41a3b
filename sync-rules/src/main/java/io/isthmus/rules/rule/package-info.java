/** Synchronization rules as values that can be listed, and how they are made of documents. */
package io.isthmus.rules.rule;
