/** Looking into a connected directory, one level at a time, for whoever chooses which containers are in. */
package io.isthmus.sync.containers;
