/** Changes by a changelog (draft-good-ldap-changelog), where it is proven to tell of the partitions. */
@NullMarked
package io.isthmus.sync.ldap.changelog;

import org.jspecify.annotations.NullMarked;
