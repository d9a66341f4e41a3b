/**
 * The sample directory: a real LDAP server with an Active-Directory-shaped, deterministic population, and an independent
 * oracle that tells which of its objects should be in the target and with what values.
 *
 * <p>The oracle is written from the published behaviour of the old tools, and shares no code with the rules of the
 * product: it is there to find the product wrong.
 */
@NullMarked
package io.isthmus.sandbox.directory;

import org.jspecify.annotations.NullMarked;
