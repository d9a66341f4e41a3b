/**
 * What makes bytes on a topic a message: its key, the versions of it that are understood, and what makes it complete. Whatever
 * is not all of this is refused by name, never by an exception.
 */
@NullMarked
package io.isthmus.contracts.messages;

import org.jspecify.annotations.NullMarked;
