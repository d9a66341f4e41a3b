/** How this service stands: what it knows, what waits, how old its knowledge is. */
package io.isthmus.sync.status;
