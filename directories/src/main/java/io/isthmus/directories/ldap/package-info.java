/** Connecting to, reading and understanding LDAP directories (RFC 4511) and Active Directory, with UnboundID's SDK. */
@NullMarked
package io.isthmus.directories.ldap;

import org.jspecify.annotations.NullMarked;
