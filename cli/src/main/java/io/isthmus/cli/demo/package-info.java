/** The whole parallel migration from a sample DirSync, walked through the REST interfaces as an administrator would. */
package io.isthmus.cli.demo;
