/** The four services as processes of their own: started, asked how they are, stopped. */
package io.isthmus.localstack.services;
