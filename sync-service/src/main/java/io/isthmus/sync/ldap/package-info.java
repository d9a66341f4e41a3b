/** Reading LDAP directories (RFC 4511) and Active Directory with the UnboundID LDAP SDK. */
package io.isthmus.sync.ldap;
