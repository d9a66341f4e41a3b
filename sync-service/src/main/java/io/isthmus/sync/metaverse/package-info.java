/** The joined view of people, groups and contacts. */
package io.isthmus.sync.metaverse;
