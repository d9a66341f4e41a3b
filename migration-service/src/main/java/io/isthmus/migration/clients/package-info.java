/** What the other services are asked for. */
package io.isthmus.migration.clients;
