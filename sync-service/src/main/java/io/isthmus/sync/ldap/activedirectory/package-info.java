/** Changes of Active Directory by the DirSync control or uSNChanged, and everything else that only its domains have. */
@NullMarked
package io.isthmus.sync.ldap.activedirectory;

import org.jspecify.annotations.NullMarked;
