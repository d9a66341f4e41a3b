/** Connecting to, reading and understanding LDAP directories (RFC 4511) and Active Directory, with UnboundID's SDK. */
package io.isthmus.directories.ldap;
