package verdict

import (
	"strings"
	"testing"

	"recount"
	"recount/compare/origin"
	"recount/internal/casetext"
)

// TestUnlikeThingsKeepTheirSeries merges the killed and the missing: the later
// count of the killed takes the place of the earlier, though one of the missing
// was given between them.
func TestUnlikeThingsKeepTheirSeries(t *testing.T) {
	cases, err := casetext.Parse("merged", strings.Join([]string{
		"[x]",
		"21 | by the coast guard (organisation) | said 2024-12-15",
		"30 | by the coast guard (organisation) | said 2024-12-16 | measure missing",
		"38 | by the coast guard (organisation) | said 2024-12-17",
	}, "\n"))
	if err != nil {
		t.Fatal(err)
	}
	profiles := cases[0].Profiles
	kinds := map[string]recount.VerdictKind{}
	for _, v := range OfQuestion(profiles, origin.Find(profiles, nil)) {
		kinds[v.A+" "+v.B] = v.Kind
	}
	want := map[string]recount.VerdictKind{
		"c1 c2": recount.Incomparable, "c1 c3": recount.Updates, "c2 c3": recount.Incomparable,
	}
	for pair, kind := range want {
		if kinds[pair] != kind {
			t.Errorf("%s: %q, not %q", pair, kinds[pair], kind)
		}
	}
}
