/** The source check of LDAP directories: everything an import needs is tried for real. */
@NullMarked
package io.isthmus.sync.ldap.probing;

import org.jspecify.annotations.NullMarked;
