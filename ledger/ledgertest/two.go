package ledgertest

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"recount/ledger"
)

// RunTwo tests what two programs do by turns at one ledger that is empty: each
// sees what the other has changed, whatever it knew before.
func RunTwo(t *testing.T, open func(t *testing.T) [2]ledger.Ledger) {
	t.Helper()
	for seed := range uint64(4) {
		t.Run(fmt.Sprintf("seed %d", seed), func(t *testing.T) {
			both := open(t)
			r := rand.New(rand.NewPCG(seed, 9))
			entries := crowd(r, 36)
			either := func() ledger.Ledger { return both[r.IntN(2)] }
			for _, i := range r.Perm(len(entries)) {
				if r.IntN(3) == 0 { // it comes otherwise at first
					other := retold(r, entries[i])
					add(t, either(), other, ledger.Added)
					_, err := either().Seek(t.Context(), 3)
					must(t, err)
					must(t, either().SetProfiles(t.Context(), entries[i].Report.ID, linker, entries[i].Story, entries[i].Profiles))
				} else {
					add(t, either(), entries[i], ledger.Added)
				}
				if r.IntN(3) == 0 {
					_, err := either().Seek(t.Context(), 1+r.IntN(4))
					must(t, err)
				}
			}
			seekAll(t, either())
			checkClean(t, both[0])
			wantGathered(t, both[1], entries)
		})
	}
}
