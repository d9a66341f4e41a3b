/** Changes by content synchronization (RFC 4533): refresh and persist, and how far a provider is. */
@NullMarked
package io.isthmus.sync.ldap.syncrepl;

import org.jspecify.annotations.NullMarked;
