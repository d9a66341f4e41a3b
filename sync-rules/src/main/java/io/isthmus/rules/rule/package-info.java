/** Synchronization rules as values that can be listed, and how they are made of documents. */
@NullMarked
package io.isthmus.rules.rule;

import org.jspecify.annotations.NullMarked;
