// Package sqlite keeps a ledger in one file, without cgo. Beside the file
// stand, while it is open, its log (-wal) and the index of the log (-shm).
//
// A new ledger is made under another name and put in place whole; a file that
// is no ledger is told by its first bytes, and never changed.
package sqlite
