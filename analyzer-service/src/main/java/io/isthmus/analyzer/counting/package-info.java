/** How many objects the migrated filters let through. What counts is decided here; the directory is asked in {@code ldap}. */
package io.isthmus.analyzer.counting;
