package ledgertest

import (
	"testing"

	"recount"
	"recount/ledger"
)

// hostileName is a claimant whose name means something to databases and
// browsers.
const hostileName = `Ana "<b>' OR 1=1 --%_`

// FillVoices files claims of every kind of voice, some of them passed on, and
// corrects the kind of one: what an older ledger has to be filled with.
func FillVoices(t *testing.T, l ledger.Ledger) {
	t.Helper()
	fillVoices(t, l)
	correctKind(t, l)
	settleAll(t, l)
}

// fillVoices files claims of every kind of voice, some of them passed on.
func fillVoices(t *testing.T, l ledger.Ledger) {
	t.Helper()
	of := func(value int, name string, kind recount.ClaimantKind, relay ...string) line {
		one := town("Dorma", value, recount.Killed, name)
		one.claimant, one.kind, one.relay = name, kind, relay
		return one
	}
	for _, d := range []draft{
		{id: "v1", published: day(1), block: "dorma", lines: []line{of(1, "Ida Brandt", recount.Person, "Example Wire"), of(2, "", ledger.OwnVoice)}},
		{id: "v2", published: day(2), block: "dorma", lines: []line{of(3, "the harbour office", recount.Organisation, "the mayor", "Example Wire"), of(4, "Ida Brandt", recount.Person)}},
		{id: "v3", published: day(3), block: "estra", lines: []line{of(5, "Example Wire", recount.Media), of(6, hostileName, recount.Person, hostileName)}},
	} {
		add(t, l, d.entry(), ledger.Added)
	}
	settleAll(t, l)
}

func testVoices(t *testing.T, open Open) {
	t.Helper()
	l := open(t)
	fillVoices(t, l)
	dorma, estra := questionID("dorma", recount.Killed), questionID("estra", recount.Killed)
	for name, one := range map[string]struct {
		filter ledger.ClaimFilter
		want   []float64
	}{
		"persons":          {ledger.ClaimFilter{Kind: recount.Person}, []float64{6, 4, 1}},
		"bodies":           {ledger.ClaimFilter{Kind: recount.Organisation}, []float64{3}},
		"own voice":        {ledger.ClaimFilter{Kind: ledger.OwnVoice}, []float64{2}},
		"nobody official":  {ledger.ClaimFilter{Kind: recount.Official}, nil},
		"passed on":        {ledger.ClaimFilter{RelayedBy: "line of Example Wire"}, []float64{3, 1}},
		"hostile relay":    {ledger.ClaimFilter{RelayedBy: "line of " + hostileName}, []float64{6}},
		"of a question":    {ledger.ClaimFilter{Question: dorma}, []float64{3, 4, 1, 2}},
		"line on question": {ledger.ClaimFilter{Question: dorma, Line: "line of Ida Brandt"}, []float64{4, 1}},
		"together":         {ledger.ClaimFilter{Question: dorma, Kind: recount.Person, RelayedBy: "line of Example Wire"}, []float64{1}},
	} {
		same(t, name, figures(claimsOf(t, l, one.filter)), one.want)
	}
	for name, one := range map[string]struct {
		filter ledger.QuestionFilter
		want   []string
	}{
		"persons":      {ledger.QuestionFilter{Kind: recount.Person}, []string{estra, dorma}},
		"media":        {ledger.QuestionFilter{Kind: recount.Media}, []string{estra}},
		"own voice":    {ledger.QuestionFilter{Kind: ledger.OwnVoice}, []string{dorma}},
		"officials":    {ledger.QuestionFilter{Kind: recount.Official}, nil},
		"line":         {ledger.QuestionFilter{Line: "line of Ida Brandt"}, []string{dorma}},
		"hostile line": {ledger.QuestionFilter{Line: "line of " + hostileName}, []string{estra}},
		"people":       {ledger.QuestionFilter{Counts: ledger.People}, []string{estra, dorma}},
		"money":        {ledger.QuestionFilter{Counts: ledger.Money}, nil},
		"most claims":  {ledger.QuestionFilter{Kind: recount.Person, Sort: "claims"}, []string{dorma, estra}},
	} {
		var ids []string
		for _, q := range allPages(t, 1, func(p ledger.Page) (ledger.Rows[recount.Summary], error) {
			return l.Questions(t.Context(), one.filter, p)
		}) {
			ids = append(ids, q.ID)
		}
		same(t, name, ids, one.want)
	}
	_, err := l.Questions(t.Context(), ledger.QuestionFilter{Kind: "oracle"}, ledger.Page{})
	wantError(t, err, ledger.ErrInvalid)
	_, err = l.Questions(t.Context(), ledger.QuestionFilter{Counts: "sheep"}, ledger.Page{})
	wantError(t, err, ledger.ErrInvalid)
	_, err = l.Claims(t.Context(), ledger.ClaimFilter{Kind: "oracle"}, ledger.Page{})
	wantError(t, err, ledger.ErrInvalid)
	_, err = l.Claims(t.Context(), ledger.ClaimFilter{Question: "nothing"}, ledger.Page{})
	wantError(t, err, ledger.ErrNotFound)
	t.Run("claimants", func(t *testing.T) { testClaimant(t, l) })
	t.Run("corrected", func(t *testing.T) {
		correctKind(t, l)
		same(t, "no body", figures(claimsOf(t, l, ledger.ClaimFilter{Kind: recount.Organisation})), nil)
		same(t, "an official", figures(claimsOf(t, l, ledger.ClaimFilter{Kind: recount.Official})), []float64{3})
	})
	checkClean(t, l)
}

func testClaimant(t *testing.T, l ledger.Ledger) {
	t.Helper()
	got, err := l.Claimant(t.Context(), "line of Ida Brandt", recount.Day{})
	must(t, err)
	if shouted, err := l.Claimant(t.Context(), "LINE OF THE HARBOUR OFFICE", recount.Day{}); err != nil || shouted.Line != "line of the harbour office" {
		t.Errorf("a key in capitals leads to %q, %v", shouted.Line, err)
	}
	wire := ledger.Voice{Name: "Example Wire", Kind: recount.Media, Line: "line of Example Wire", Claims: 1}
	ida := ledger.Voice{Name: "Ida Brandt", Kind: recount.Person, Line: "line of Ida Brandt", Claims: 2}
	if got.Line != ida.Line || got.Claims != 2 || got.Questions != 1 {
		t.Errorf("got %+v", got)
	}
	same(t, "names", got.Names, []ledger.Voice{ida})
	same(t, "passed on by", got.RelayedBy, []ledger.Voice{wire})
	same(t, "passes on", got.Relays, nil)

	got, err = l.Claimant(t.Context(), "line of Example Wire", recount.Day{})
	must(t, err)
	ida.Claims = 1
	office := ledger.Voice{Name: "the harbour office", Kind: recount.Organisation, Line: "line of the harbour office", Claims: 1}
	same(t, "passes on", got.Relays, []ledger.Voice{ida, office})
	got, err = l.Claimant(t.Context(), "line of Example Wire", day(1))
	must(t, err)
	same(t, "passed on by the first day", got.Relays, []ledger.Voice{ida})
	for _, line := range []string{"", "nobody", "line of Ida", "' OR 1=1 --"} {
		_, err = l.Claimant(t.Context(), line, recount.Day{})
		wantError(t, err, ledger.ErrNotFound)
	}
	_, err = l.Claimant(t.Context(), "line of the harbour office", day(1))
	wantError(t, err, ledger.ErrNotFound)
}

// correctKind corrects the kind of a claimant.
func correctKind(t *testing.T, l ledger.Ledger) {
	t.Helper()
	c := claimsOf(t, l, ledger.ClaimFilter{Kind: recount.Organisation})[0]
	must(t, l.AddReview(t.Context(), ledger.Seen{}, recount.Review{ID: "kind", Action: recount.Correct, By: "Ada", Why: "one voice", At: seen, Claim: c.ID, Field: "claimant_kind", Value: `"official"`}))
}

// testStates sees that every change has a state of its own, and that reading
// changes nothing.
func testStates(t *testing.T, open Open) {
	t.Helper()
	l := open(t)
	seenStates := map[string]string{}
	note := func(what string) {
		t.Helper()
		state, err := l.State(t.Context())
		must(t, err)
		if before, known := seenStates[state]; known {
			t.Errorf("after %s the state is as after %s", what, before)
		}
		seenStates[state] = what
		claimsOf(t, l, ledger.ClaimFilter{})
		if again, err := l.State(t.Context()); err != nil || again != state {
			t.Errorf("reading makes of state %q %q: %v", state, again, err)
		}
	}
	note("nothing")
	fillVoices(t, l)
	note("adding")
	must(t, l.SetCursor(t.Context(), "here", "there"))
	note("a cursor")
	must(t, l.AddReview(t.Context(), ledger.Seen{}, recount.Review{ID: "yes", Action: recount.Accept, By: "Ada", At: seen, Claim: claimsOf(t, l, ledger.ClaimFilter{})[0].ID}))
	note("a review")
}
