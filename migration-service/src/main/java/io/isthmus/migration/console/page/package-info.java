/** The console's pages: templates, forms, sessions, live updates. Hidden from the OpenAPI document; see {@code rest}. */
@NullMarked
package io.isthmus.migration.console.page;

import org.jspecify.annotations.NullMarked;
