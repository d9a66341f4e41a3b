/** Reading LDAP directories (RFC 4511) and Active Directory with the UnboundID LDAP SDK. */
@NullMarked
package io.isthmus.sync.ldap;

import org.jspecify.annotations.NullMarked;
