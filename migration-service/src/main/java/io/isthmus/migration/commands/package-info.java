/** What people may have this service change, with its rights and its audit: for the REST interface and the console alike. */
@NullMarked
package io.isthmus.migration.commands;

import org.jspecify.annotations.NullMarked;
