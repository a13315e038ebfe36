package ledgertest

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"recount"
	"recount/ledger"
)

// town is a sentence on a town.
func town(name string, value int, measure recount.Measure, claimant string) line {
	return line{words: fmt.Sprintf("[%d] people in %s, %s said.", value, name, claimant), value: float64(value), measure: measure, claimant: claimant, place: name}
}

// fillQuestions files reports on four questions, from few claims to many.
func fillQuestions(t *testing.T, l ledger.Ledger) {
	t.Helper()
	for _, d := range []draft{
		{id: "r1", published: day(1), block: "alcora", lines: []line{town("Alcora", 5, recount.Wounded, "the mayor")}},
		{id: "r2", published: day(2), block: "belmar", lines: []line{town("Belmár", 6, recount.Wounded, "police"), town("Belmár", 6, recount.Killed, "police")}},
		{id: "r3", published: day(3), block: "belmar", lines: []line{town("Belmár", 6, recount.Wounded, "police")}},
		{id: "r4", published: day(4), block: "corvo", lines: []line{town("Corvo", 1, recount.Killed, "police"), town("Corvo", 2, recount.Killed, "Órla Quinn"), town("Corvo", 3, recount.Killed, "rescuers")}},
	} {
		add(t, l, d.entry(), ledger.Added)
	}
	settleAll(t, l)
}

func testQuestions(t *testing.T, open Open) {
	t.Helper()
	l := open(t)
	fillQuestions(t, l)
	alcora, hurtID, dead, corvo := questionID("alcora", recount.Wounded), questionID("belmar", recount.Wounded), questionID("belmar", recount.Killed), questionID("corvo", recount.Killed)
	for name, one := range map[string]struct {
		filter ledger.QuestionFilter
		want   []string
	}{
		"all, latest first":  {ledger.QuestionFilter{}, []string{corvo, hurtID, dead, alcora}},
		"most claims first":  {ledger.QuestionFilter{Sort: "claims"}, []string{corvo, hurtID, dead, alcora}},
		"most conflicts":     {ledger.QuestionFilter{Sort: "conflicts", Conflicts: true}, []string{corvo}},
		"most origins first": {ledger.QuestionFilter{Sort: "origins"}, []string{corvo, hurtID, dead, alcora}},
		"several":            {ledger.QuestionFilter{Several: true}, []string{corvo, hurtID}},
		"measure":            {ledger.QuestionFilter{Measure: recount.Wounded}, []string{hurtID, alcora}},
		"place":              {ledger.QuestionFilter{Place: "belmar"}, []string{hurtID, dead}},
		"part of a place":    {ledger.QuestionFilter{Place: "LCO"}, []string{alcora}},
		"country":            {ledger.QuestionFilter{Place: "xa"}, []string{corvo, hurtID, dead, alcora}},
		"claimant":           {ledger.QuestionFilter{Claimant: "orla"}, []string{corvo}},
		"a pattern is none":  {ledger.QuestionFilter{Claimant: "%"}, nil},
		"since":              {ledger.QuestionFilter{Since: day(3)}, []string{corvo, hurtID}},
		"until":              {ledger.QuestionFilter{Until: day(2)}, []string{hurtID, dead, alcora}},
		"known on":           {ledger.QuestionFilter{KnownOn: day(1)}, []string{alcora}},
		"search":             {ledger.QuestionFilter{Search: "BELMAR person people"}, nil},
		"search found":       {ledger.QuestionFilter{Search: "Belmar, people!"}, []string{hurtID, dead}},
		"episode":            {ledger.QuestionFilter{Episode: "episode of corvo"}, []string{corvo}},
		"together":           {ledger.QuestionFilter{Several: true, Conflicts: true, Measure: recount.Killed, Place: "corvo", Claimant: "quinn", Since: day(4), Until: day(4), KnownOn: day(4), Search: "said"}, []string{corvo}},
		"nothing":            {ledger.QuestionFilter{Measure: recount.Aid}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			for _, limit := range []int{1, 3, 1000} {
				got := allPages(t, limit, func(p ledger.Page) (ledger.Rows[recount.Summary], error) {
					return l.Questions(t.Context(), one.filter, p)
				})
				var ids []string
				for i := range got {
					ids = append(ids, got[i].ID)
				}
				if name == "all, latest first" || name == "most claims first" || name == "most origins first" {
					slices.Sort(ids[2:]) // equal in the order
					want := slices.Clone(one.want)
					slices.Sort(want[2:])
					if name == "all, latest first" {
						same(t, "first", ids[:2], want[:2])
						continue
					}
					same(t, "most", ids[:1], want[:1])
					continue
				}
				slices.Sort(ids)
				slices.Sort(one.want)
				same(t, name, ids, one.want)
			}
		})
	}
	t.Run("one question", func(t *testing.T) { testQuestion(t, l, corvo) })
	t.Run("faults of the caller", func(t *testing.T) {
		_, err := l.Questions(t.Context(), ledger.QuestionFilter{Sort: "colour"}, ledger.Page{})
		wantError(t, err, ledger.ErrInvalid)
		_, err = l.Questions(t.Context(), ledger.QuestionFilter{}, ledger.Page{Limit: 1001})
		wantError(t, err, ledger.ErrInvalid)
		_, err = l.Questions(t.Context(), ledger.QuestionFilter{}, ledger.Page{After: "here"})
		wantError(t, err, ledger.ErrCursor)
		_, err = l.Questions(t.Context(), ledger.QuestionFilter{Kind: "ghost"}, ledger.Page{})
		wantError(t, err, ledger.ErrInvalid)
		rows, err := l.Questions(t.Context(), ledger.QuestionFilter{}, ledger.Page{Limit: 1})
		must(t, err)
		_, err = l.Questions(t.Context(), ledger.QuestionFilter{Sort: "claims"}, ledger.Page{After: rows.Next})
		wantError(t, err, ledger.ErrCursor)
		wantError(t, err, ledger.ErrInvalid)
		for _, id := range []string{"", "nobody", "' OR 1=1 --"} {
			_, err = l.Question(t.Context(), id)
			wantError(t, err, ledger.ErrNotFound)
			_, err = l.ClaimsOf(t.Context(), id, ledger.Page{})
			wantError(t, err, ledger.ErrNotFound)
			_, err = l.VerdictsOf(t.Context(), id, ledger.Page{})
			wantError(t, err, ledger.ErrNotFound)
			_, err = l.OriginsOf(t.Context(), id, ledger.Page{})
			wantError(t, err, ledger.ErrNotFound)
			_, err = l.PartsOf(t.Context(), id)
			wantError(t, err, ledger.ErrNotFound)
			_, _, err = l.ProfilesOf(t.Context(), id, recount.Day{}, 0)
			wantError(t, err, ledger.ErrNotFound)
		}
	})
	t.Run("pages while reports are added", func(t *testing.T) { testPagesWhileAdding(t, open(t)) })
	t.Run("as known on a day", func(t *testing.T) { testKnownOn(t, open(t)) })
	t.Run("parts", func(t *testing.T) { testParts(t, open(t)) })
	checkClean(t, l)
}

// testQuestion reads what stands beside a question of three claims.
func testQuestion(t *testing.T, l ledger.Ledger, id string) {
	t.Helper()
	q, err := l.Question(t.Context(), id)
	if err != nil || q.Voices.Claims != 3 || q.Verdicts[recount.Conflicts] != 2 || q.Pending {
		t.Errorf("got %+v, %v", q, err)
	}
	claims := allPages(t, 2, func(p ledger.Page) (ledger.Rows[ledger.Linked], error) { return l.ClaimsOf(t.Context(), id, p) })
	same(t, "claims", figures(claims), []float64{1, 2, 3})
	verdicts := allPages(t, 1, func(p ledger.Page) (ledger.Rows[recount.Verdict], error) { return l.VerdictsOf(t.Context(), id, p) })
	origins := allPages(t, 2, func(p ledger.Page) (ledger.Rows[recount.Origin], error) { return l.OriginsOf(t.Context(), id, p) })
	if len(verdicts) != 2 || len(origins) != 3 || verdicts[0].A != claims[0].ID || verdicts[0].DayA != day(4) {
		t.Errorf("got %+v and %+v", verdicts, origins)
	}
	for i := range claims {
		if c := claims[i]; c.Question != id || c.Origin != origins[i].ID || origins[i].Claims[0] != c.ID {
			t.Errorf("got %+v, %+v", c, origins[i])
		}
	}
}

func testPagesWhileAdding(t *testing.T, l ledger.Ledger) {
	t.Helper()
	file := func(from, to int) {
		for n := from; n < to; n++ {
			add(t, l, draft{id: fmt.Sprintf("r%02d", n), published: day(1 + n%25), block: "b", lines: []line{hurt(n)}}.entry(), ledger.Added)
		}
		settleAll(t, l)
	}
	file(0, 20)
	seenFigures := map[float64]int{}
	page := ledger.Page{Limit: 3}
	for next := 20; ; next += 2 {
		rows, err := l.ClaimsOf(t.Context(), questionID("b", recount.Wounded), page)
		must(t, err)
		for i := range rows.Rows {
			seenFigures[rows.Rows[i].Value]++
		}
		if page.After = rows.Next; page.After == "" {
			break
		}
		file(next, next+2)
	}
	for n := range 20 {
		if seenFigures[float64(n)] != 1 {
			t.Errorf("claim %d came %d times", n, seenFigures[float64(n)])
		}
	}
	var days []recount.Day
	for _, c := range allPages(t, 7, func(p ledger.Page) (ledger.Rows[ledger.Linked], error) {
		return l.ClaimsOf(t.Context(), questionID("b", recount.Wounded), p)
	}) {
		days = append(days, c.Published)
	}
	if !slices.IsSortedFunc(days, recount.Day.Compare) {
		t.Errorf("claims come in the order %v", days)
	}
}

func testKnownOn(t *testing.T, l ledger.Ledger) {
	t.Helper()
	for n := range 4 {
		e := draft{id: fmt.Sprintf("r%d", n), published: day(n), block: "b", lines: []line{hurt(n)}}
		if n == 0 {
			e.published = recount.Day{}
		}
		entry := e.entry()
		entry.Seen = time.Date(2031, time.May, 2, 23, 0, 0, 0, time.UTC)
		add(t, l, entry, ledger.Added)
	}
	must(t, l.AddCopies(t.Context(), []recount.Copy{{A: "r1", B: "r2", Kind: recount.Whole}, {A: "r2", B: "r3", Kind: recount.Whole}}))
	settleAll(t, l)
	for known, want := range map[recount.Day]struct{ claims, copies int }{{}: {4, 2}, day(1): {1, 0}, day(2): {3, 1}, day(3): {4, 2}, recount.NewDay(2031, 4, 1): {0, 0}} {
		profiles, copies, err := l.ProfilesOf(t.Context(), questionID("b", recount.Wounded), known, 0)
		if err != nil || len(profiles) != want.claims || len(copies) != want.copies {
			t.Errorf("known on %v: %d claims, %d copies, %v; want %+v", known, len(profiles), len(copies), err, want)
		}
		if got := claimsOf(t, l, ledger.ClaimFilter{KnownOn: known}); len(got) != want.claims {
			t.Errorf("known on %v: %d claims are listed", known, len(got))
		}
	}
	for most, want := range map[int]string{1: "r2", 2: "r0 r2", 3: "r0 r1 r2", 9: "r0 r1 r2"} {
		profiles, _, err := l.ProfilesOf(t.Context(), questionID("b", recount.Wounded), day(2), most)
		var reports []string
		for i := range profiles {
			reports = append(reports, profiles[i].Report)
		}
		slices.Sort(reports)
		if got := strings.Join(reports, " "); err != nil || got != want {
			t.Errorf("known on day 2, at most %d: %q, %v; want %q", most, got, err, want)
		}
	}
	if last, claims, err := l.KnownBy(t.Context(), questionID("b", recount.Wounded), day(2)); err != nil || last != day(3) || claims != 3 {
		t.Errorf("all is known by %v, %d claims by day 2, %v", last, claims, err)
	}
	_, _, err := l.KnownBy(t.Context(), "nobody", day(2))
	wantError(t, err, ledger.ErrNotFound)
}

func testParts(t *testing.T, l ledger.Ledger) {
	t.Helper()
	e := draft{id: "r1", published: day(1), block: "b", lines: []line{
		{words: "[40] people were killed or hurt in Alcora.", value: 40, measure: recount.Casualties, place: "Alcora"},
		{words: "[9] people were killed in Alcora.", value: 9, measure: recount.Killed, place: "Alcora"},
	}}.entry()
	add(t, l, e, ledger.Added)
	settleAll(t, l)
	whole, part := questionID("b", recount.Casualties), questionID("b", recount.Killed)
	for _, id := range []string{part, whole} {
		parts, err := l.PartsOf(t.Context(), id)
		if err != nil || len(parts) != 1 || parts[0].Part != part || parts[0].Whole != whole || parts[0].Kind != recount.PartByMeasure || parts[0].Why == "" {
			t.Errorf("got %+v, %v", parts, err)
		}
	}
	for _, claim := range e.Claims {
		block, err := l.Block(t.Context(), keysOf(t, l, claim))
		if err != nil || len(block.Profiles) != 1 || len(block.Parts) != 1 || block.Parts[0].Part.Claim != e.Claims[1].ID || block.Parts[0].Whole.Claim != e.Claims[0].ID {
			t.Errorf("got %+v, %v", block, err)
		}
		result := decide(block)
		across := recount.Verdict{A: e.Claims[1].ID, B: e.Claims[0].ID, Kind: recount.Conflicts, Reason: recount.ReasonPartExceedsWhole}
		result.Verdicts = []recount.Verdict{across, across}
		must(t, l.Settle(t.Context(), block, result))
		verdicts, err := l.VerdictsOf(t.Context(), result.Questions[0].ID, ledger.Page{})
		must(t, err)
		same(t, "verdicts", verdicts.Rows, []recount.Verdict{across})
	}
	checkClean(t, l)
	must(t, l.AddReview(t.Context(), ledger.Seen{}, recount.Review{ID: "v1", Action: recount.Reject, Claim: e.Claims[1].ID}))
	wantChanged(t, l, e.Claims...)
	settleAll(t, l)
	if parts, err := l.PartsOf(t.Context(), whole); err != nil || len(parts) != 0 {
		t.Errorf("got %+v, %v", parts, err)
	}
	checkClean(t, l)
}
