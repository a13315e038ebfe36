// Package compare puts claims that answer one question side by side. It is
// pure: it has no database, no clock and no network, and the order in which
// claims are given to it does not matter.
package compare
