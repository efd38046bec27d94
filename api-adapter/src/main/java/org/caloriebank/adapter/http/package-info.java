/**
 * The HTTP door: JSON in, commands out; answers back as JSON, results of activity as a stream.
 *
 * <pre>
 *   DoorHandler -> Router -> Route
 *                    |-> CommandExchange  one command, one answer
 *                    |-> QueryExchange    one question, one answer
 *                    |-> ReadingExchange  one question whose answer is in the files, read by threads of their own
 *                    `-> ActivityStream   reports of any number, one result for each, in order
 * </pre>
 *
 * {@code openapi.yaml} beside this package describes the door for its callers; a test holds it to {@link org.caloriebank.adapter.http.Route}.
 * Nothing here blocks a thread: bodies are read by demand, replies of the ring are handed over to the server's threads.
 */
package org.caloriebank.adapter.http;
