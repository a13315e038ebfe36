package web

import (
	"cmp"
	"context"
	"slices"
	"strconv"

	"recount"
	"recount/export"
	"recount/ledger"
	"recount/serve/web/picture"
)

// names gives the parts of a question's page names to point to each other by:
// claims by who and how many, origins by letters.
type names struct {
	page    *export.QuestionPage
	claims  map[string]*ledger.Linked
	letters map[string]string // origin -> letter
	origins map[string]*recount.Origin
}

func newNames(page *export.QuestionPage) *names {
	n := &names{page, map[string]*ledger.Linked{}, map[string]string{}, map[string]*recount.Origin{}}
	for i := range page.Claims {
		n.claims[page.Claims[i].ID] = &page.Claims[i]
	}
	for i := range page.Origins {
		n.letters[page.Origins[i].ID] = letters(i)
		n.origins[page.Origins[i].ID] = &page.Origins[i]
	}
	return n
}

// letters numbers origins: A to Z, then AA.
func letters(i int) string {
	if i < 26 {
		return string(rune('A' + i))
	}
	return letters(i/26-1) + letters(i%26)
}

// mostRead is how many claims are read for their names alone.
const mostRead = 60

// read reads the claims that verdicts speak of and the page does not hold: those
// of other questions, and those of a large one.
func (n *names) read(ctx context.Context, l ledger.Reader) error {
	left := mostRead
	for i := range n.page.Verdicts {
		v := &n.page.Verdicts[i]
		for _, id := range []string{v.A, v.B} {
			if n.claims[id] != nil || left == 0 {
				continue
			}
			c, err := l.Claim(ctx, id)
			if err != nil {
				return err
			}
			n.claims[id] = &c
			left--
		}
	}
	return nil
}

func (n *names) letter(origin string) string { return n.letters[origin] }

// ref points to a claim.
type ref struct {
	ID     string
	Who    string
	Figure string
}

func (n *names) ref(id string) ref {
	c := n.claims[id]
	if c == nil { // beyond what is read
		return ref{ID: id, Figure: "claim " + id[:min(8, len(id))]}
	}
	return ref{id, short(48, picture.Who(c)), string(cmp.Or(c.Reading(), c.Figure))}
}

// group is verdicts under one heading.
type group struct {
	Heading string
	Key     string // for the style
	Bundles []*bundle
	Verdict int // how many
}

// bundle is verdicts of one claim with others that are told by the sentence of
// the first.
type bundle struct {
	Claim  ref
	Others []ref
	First  *recount.Verdict
	More   int // others that are not named
}

// standing groups verdicts, what cannot be right together first.
func (n *names) standing(verdicts []recount.Verdict) (groups []group) {
	for _, g := range []struct {
		kind    recount.VerdictKind
		heading string
	}{
		{recount.Conflicts, "In conflict"},
		{recount.LaterHigher, "Later and higher, which is no conflict"},
		{recount.Revises, "Revised by the same line"},
		{recount.Updates, "Updated by the same line"},
		{recount.Agrees, "In agreement"},
		{recount.Incomparable, "Not to be compared"},
		{recount.Undetermined, "Not to be told from the texts"},
		{recount.Same, "Counted once"},
	} {
		of := those(verdicts, func(v *recount.Verdict) bool {
			return v.Kind == g.kind && v.Reason != recount.ReasonExplainedByScope && v.Reason != recount.ReasonVersion
		})
		if len(of) > 0 {
			groups = append(groups, group{g.heading, string(g.kind), n.bundles(of), len(of)})
		}
	}
	for _, g := range []struct {
		reason       recount.Reason
		heading, key string
	}{
		{recount.ReasonVersion, "Changed in a later version of the report", string(recount.Revises)},
		{recount.ReasonExplainedByScope, "Explained by what each counts", "scope"},
	} {
		if of := those(verdicts, func(v *recount.Verdict) bool { return v.Reason == g.reason }); len(of) > 0 {
			groups = append(groups, group{g.heading, g.key, n.bundles(of), len(of)})
		}
	}
	return groups
}

func those(verdicts []recount.Verdict, holds func(*recount.Verdict) bool) (out []*recount.Verdict) {
	for i := range verdicts {
		if holds(&verdicts[i]) {
			out = append(out, &verdicts[i])
		}
	}
	return out
}

// bundles tells together the verdicts that say the same of one claim.
func (n *names) bundles(verdicts []*recount.Verdict) (out []*bundle) {
	const named = 6
	type alike struct {
		claim    string
		reason   recount.Reason
		strict   recount.VerdictKind
		sentence string
	}
	known := map[alike]*bundle{}
	for _, v := range verdicts {
		key := alike{v.A, v.Reason, v.Strict, ""}
		if v.Kind != recount.Agrees && v.Kind != recount.Incomparable && v.Kind != recount.Undetermined && v.Kind != recount.Same {
			key.sentence = v.Sentence // each is worth its own
		}
		b := known[key]
		if b == nil {
			b = &bundle{Claim: n.ref(v.A), First: v}
			known[key] = b
			out = append(out, b)
		}
		if len(b.Others) < named {
			b.Others = append(b.Others, n.ref(v.B))
		} else {
			b.More++
		}
	}
	return out
}

// voice is an origin as the page shows it.
type voice struct {
	Letter string
	*recount.Origin
	Figure  string // of the claim nearest to the source
	MayBe   []string
	Because []string // why its claims count once
}

// voices lists the first origins with what was collapsed into them, and why.
func (n *names) voices(most int) (out []voice) {
	for i := range n.page.Origins[:min(most, len(n.page.Origins))] {
		o := &n.page.Origins[i]
		v := voice{Letter: n.letters[o.ID], Origin: o}
		if len(o.Claims) > 0 {
			v.Figure = n.ref(o.Claims[0]).Figure
		}
		for _, other := range o.MayBe {
			if letter := n.letters[other]; letter != "" {
				v.MayBe = append(v.MayBe, letter)
			}
		}
		slices.Sort(v.MayBe)
		v.Because = reasons(o.Collapses)
		out = append(out, v)
	}
	return out
}

// reasons tells collapses, those of the same reason once.
func reasons(collapses []recount.Collapse) (out []string) {
	var order []string
	times := map[string]int{}
	for _, c := range collapses {
		if times[c.Why] == 0 {
			order = append(order, c.Why)
		}
		times[c.Why]++
	}
	for _, why := range order {
		if times[why] > 1 {
			why += " (" + strconv.Itoa(times[why]) + " claims)"
		}
		out = append(out, why)
	}
	return out
}
