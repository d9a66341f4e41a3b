/** Settings as a document: what an old tool handed over, completed by what it could not, and checked. */
package io.isthmus.migration.settings;
