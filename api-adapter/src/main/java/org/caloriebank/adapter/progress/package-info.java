/** How long work tells how far it has come: an interface for the doors and a bar for terminals. */
package org.caloriebank.adapter.progress;
