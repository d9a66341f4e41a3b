/** Entries of a directory, page by page, as an import takes them: what every way of finding changes is built on. */
@NullMarked
package io.isthmus.sync.ldap.reading;

import org.jspecify.annotations.NullMarked;
