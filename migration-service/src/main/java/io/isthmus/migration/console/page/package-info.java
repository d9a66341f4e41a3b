/** The console's pages: templates, forms, sessions, live updates. Hidden from the OpenAPI document; see {@code rest}. */
package io.isthmus.migration.console.page;
