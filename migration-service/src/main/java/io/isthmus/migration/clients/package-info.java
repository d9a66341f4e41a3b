/** What the other services are asked for. */
@NullMarked
package io.isthmus.migration.clients;

import org.jspecify.annotations.NullMarked;
