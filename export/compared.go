package export

import (
	"io"
	"slices"

	"recount"
	"recount/ledger"
)

// Compared is how reports that were compared without a ledger are shown.
type Compared struct {
	Pages         []QuestionPage
	Reports       int
	Copies        int
	Least         int  // questions with fewer claims are listed briefly at the end
	OnlyConflicts bool // leave out all without a conflict
	Verdicts      int  // of each kind but conflicts at most so many are told; 0 = all
}

// Questions prints reports side by side for people: the questions that several
// claims answer, each whole, then in brief the claims that nothing stands beside,
// then how much there was.
func (c Compared) Questions(w io.Writer, look Look) error {
	var alone []ledger.Linked
	total := ledger.Counts{Reports: c.Reports, Copies: c.Copies, Questions: len(c.Pages)}
	for _, q := range c.Pages {
		conflicts := q.Summary.Verdicts[recount.Conflicts]
		total.Claims += len(q.Claims)
		total.Origins += q.Summary.Voices.Most
		total.Conflicting += min(1, conflicts)
		switch {
		case c.OnlyConflicts && conflicts == 0:
		case len(q.Claims) >= c.Least:
			q.Verdicts = few(q.Verdicts, c.Verdicts)
			if err := Question(w, look, q); err != nil {
				return err
			}
		default:
			alone = append(alone, unjoined(q.Claims)...)
		}
	}
	if len(alone) > 0 {
		look.Width = max(look.Width, narrowest)
		page := page{look: look}
		page.section("Figures that answer a question of their own, or with few others")
		if _, err := io.WriteString(w, page.String()); err != nil {
			return err
		}
		if err := ClaimList(w, look, alone); err != nil {
			return err
		}
	}
	return Totals(w, look, total)
}

// few returns all conflicts, and of each other kind the first ones.
func few(verdicts []recount.Verdict, most int) (kept []recount.Verdict) {
	count := map[recount.VerdictKind]int{}
	for _, v := range verdicts {
		count[v.Kind]++
		if most == 0 || v.Kind == recount.Conflicts || count[v.Kind] <= most {
			kept = append(kept, v)
		}
	}
	return kept
}

// unjoined leaves out the question of claims that are listed apart from it.
func unjoined(claims []ledger.Linked) []ledger.Linked {
	out := slices.Clone(claims)
	for i := range out {
		out[i].Question = ""
	}
	return out
}
