package ingest_test

import (
	"fmt"
	"testing"

	"recount"
	"recount/ingest"
	"recount/ledger"
)

// mergedTolls files two pages that give the number of dead, and one of the missing,
// and merges their questions.
func mergedTolls(t *testing.T) (l ledger.Ledger, k *ingest.Keeper, problems *[]recount.Problem, merge recount.Review) {
	t.Helper()
	l, k, problems = newLedger(t)
	add(t, k, orle("wire", 0, tolls[1]), orle("post", 0, beside[1], tolls[4]), orle("herald", 0, missingLine))
	dead, missing := tollOf(t, l, "wire"), ofMeasure(t, l, recount.Missing).Question
	if dead == "" || dead != tollOf(t, l, "post") || dead == missing {
		t.Fatalf("the dead are the questions %q and %q, the missing are %q", dead, tollOf(t, l, "post"), missing)
	}
	merge, err := k.Merge(t.Context(), by, []string{dead, missing})
	if err != nil {
		t.Fatal(err)
	}
	return l, k, problems, merge
}

// TestAMergeOutlivesItsClaims changes the pages again and again of two that give a
// question which is merged with another: whichever gives it, the merge holds, until
// it is undone.
func TestAMergeOutlivesItsClaims(t *testing.T) {
	for seed := range seeds(8) {
		l, k, _, merge := mergedTolls(t)
		for i, c := range changesDrawn(false).Example(seed) {
			add(t, k, orle(c.page, i+1, c.beside, c.toll))
			missing := claimsOfMissing(t, l)
			for _, page := range []string{"wire", "post"} {
				if toll := tollOf(t, l, page); toll != "" && toll != missing {
					t.Errorf("seed %d, change %d (%+v): the toll of the %s answers %s, want %s", seed, i, c, page, toll, missing)
				}
			}
		}
		if _, err := k.Undo(t.Context(), by, merge.ID); err != nil {
			t.Fatal(err)
		}
		for _, page := range []string{"wire", "post"} {
			if toll := tollOf(t, l, page); toll == claimsOfMissing(t, l) {
				t.Errorf("seed %d: the merge is undone, and the %s answers %s", seed, page, toll)
			}
		}
		check(t, l)
	}
}

// claimsOfMissing is the question that the herald's number of the missing answers.
func claimsOfMissing(t *testing.T, l ledger.Ledger) string {
	t.Helper()
	rows, err := l.Claims(t.Context(), ledger.ClaimFilter{Measure: recount.Missing}, ledger.Page{Limit: 100})
	if err != nil {
		t.Fatal(err)
	}
	for i := range rows.Rows {
		if rows.Rows[i].Source == "herald" {
			return rows.Rows[i].Question
		}
	}
	t.Fatal("the number of the missing is gone")
	return ""
}

// TestAMergeWithoutTheClaimItNames takes the figure from the page that a merge names:
// by a change, which is no problem of the run, and by a rejection. A later split
// takes out what stands in for it.
func TestAMergeWithoutTheClaimItNames(t *testing.T) {
	for _, gone := range []string{"changed", "rejected"} {
		l, k, problems, merge := mergedTolls(t)
		named, err := l.Claim(t.Context(), merge.Claims[0])
		if err != nil {
			t.Fatal(err)
		}
		other := map[string]string{"wire": "post", "post": "wire"}[string(named.Source)]
		if gone == "changed" {
			add(t, k, orle(string(named.Source), 1, "Boats are out."))
		} else if _, err := k.Reject(t.Context(), by, named.ID); err != nil {
			t.Fatal(err)
		}
		toll := tollOf(t, l, other)
		if toll == "" || toll != claimsOfMissing(t, l) || len(*problems) > 0 {
			t.Errorf("%s: the toll answers %q, the missing %q; problems %v", gone, toll, claimsOfMissing(t, l), *problems)
		}
		claims := every(t, func(p ledger.Page) (ledger.Rows[ledger.Linked], error) {
			return l.Claims(t.Context(), ledger.ClaimFilter{Measure: recount.Killed}, p)
		})
		if len(claims) != 1 {
			t.Fatal(fmt.Sprint(claims))
		}
		if _, err := k.Split(t.Context(), by, toll, []string{claims[0].ID}); err != nil {
			t.Fatal(err)
		}
		if toll := tollOf(t, l, other); toll == claimsOfMissing(t, l) {
			t.Errorf("%s: split off, it answers %s still", gone, toll)
		}
		check(t, l)
	}
}
