/** Who asked this service to do what, and what came of it. */
package io.isthmus.migration.auditing;
