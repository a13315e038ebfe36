// Package recount holds the nouns of the program: what a report is, what a
// figure in it is, and what a claim says of that figure and on whose word.
//
// It uses the standard library only and knows nothing of how reports are read,
// analysed or stored. Every other package of the module speaks in these words.
package recount
