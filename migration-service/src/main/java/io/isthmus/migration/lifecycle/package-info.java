/** What happens when the service starts, and what it takes from its surroundings. */
package io.isthmus.migration.lifecycle;
