/** How many objects the migrated filters let through. What counts is decided here; the directory is asked in {@code ldap}. */
@NullMarked
package io.isthmus.analyzer.counting;

import org.jspecify.annotations.NullMarked;
