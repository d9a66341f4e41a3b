/** Which of several contributions gives an attribute its value. */
package io.isthmus.rules.flowing;
