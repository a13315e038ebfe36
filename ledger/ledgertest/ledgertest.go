// Package ledgertest holds the one suite that every implementation of
// [ledger.Ledger] passes.
package ledgertest

import (
	"testing"

	"recount/ledger"
)

// Run tests an implementation against the contracts of package ledger. open
// gives an empty ledger, which it closes when the test ends.
func Run(t *testing.T, open func(t *testing.T) ledger.Ledger) {
	t.Helper()
	for _, part := range []struct {
		name string
		test func(*testing.T, func(t *testing.T) ledger.Ledger)
	}{
		{"filing", testFiling},
	} {
		t.Run(part.name, func(t *testing.T) { part.test(t, open) })
	}
}
