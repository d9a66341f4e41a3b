/** What each step does that is done within its request: a class a step. */
package io.isthmus.migration.steps;
