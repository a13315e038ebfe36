package export

import (
	"cmp"
	"io"
	"strings"

	"recount"
	"recount/ledger"
)

// ClaimList prints claims of several reports for people, one a row.
func ClaimList(w io.Writer, look Look, claims []ledger.Linked) error {
	return list(w, look, []string{"CLAIM", "FIGURE", "WHO SAYS SO", "WHERE", "WHEN", "REPORTED BY"}, claims, func(c *ledger.Linked) []lines {
		return []lines{
			filled(line{short(c.ID), strong}, line{c.Review, faint}, line{lapsed(c), faint}),
			append(figureLines(c.Figure, c.Reading()), whatCell(&c.Claim)...),
			whoCell(&c.Claim),
			whereCell(&c.Claim),
			whenCell(&c.Claim),
			filled(line{clean(string(c.Source)), plain}, line{c.Published.String(), faint}, line{prefixed("question ", short(c.Question)), faint}),
		}
	})
}

// lapsed tells that a reviewer is to look at a claim again.
func lapsed(c *ledger.Linked) string {
	if c.Lapsed == "" {
		return ""
	}
	return "a review of the former figure no longer holds (" + short(c.Lapsed) + ")"
}

// StatementList prints attributed statements of several reports for people.
func StatementList(w io.Writer, look Look, statements []ledger.Statement) error {
	return list(w, look, []string{"WHO", "SAYING", "WORDS", "REPORT"}, statements, func(s *ledger.Statement) []lines {
		who := filled(line{clean(string(s.Claimant)), plain}, line{voice(s.Kind), faint})
		for _, via := range s.Relay {
			who = append(who, line{"via " + clean(via), faint})
		}
		return []lines{
			who,
			filled(line{string(s.Force), plain}, line{string(s.Quote), faint}),
			{{clean(s.Words), plain}},
			filled(line{clean(s.Title), plain}, line{short(s.Report), faint}),
		}
	})
}

// ReportList prints reports for people.
func ReportList(w io.Writer, look Look, reports []ledger.ReportRow) error {
	look.Width = max(look.Width, narrowest)
	page := page{look: look}
	page.reports(reports)
	_, err := io.WriteString(w, page.String())
	return err
}

// reports adds a table of reports.
func (p *page) reports(reports []ledger.ReportRow) {
	rows := make([][]lines, len(reports))
	for i := range reports {
		r := &reports[i]
		versions := ""
		if r.Versions > 1 {
			versions = counted(r.Versions, "version", "versions")
		}
		rows[i] = []lines{
			{{short(r.ID), strong}},
			{{r.Published.String(), plain}},
			filled(line{shortened(clean(string(r.Title)), longest), plain}, line{joined(" · ", clean(string(r.Source)), clean(string(r.Byline))), faint}, line{clean(string(r.URL)), faint},
				line{originalWords(r), faint}),
			{{joined(", ", counted(r.Claims, "claim", "claims"), counted(r.Copies, "copy", "copies"), versions), faint}},
		}
	}
	p.table([]string{"REPORT", "PUBLISHED", "TITLE", "HOLDS"}, rows)
}

// originalWords tells what a report names as its original, and who passed it on.
func originalWords(r *ledger.ReportRow) string {
	return joined(" · ", prefixed("names as its original ", joined(", ", clean(string(r.Origin)), clean(string(r.Canonical)))), prefixed("via ", clean(string(r.Via))))
}

// OriginList prints origins of several questions for people.
func OriginList(w io.Writer, look Look, origins []recount.Origin) error {
	return list(w, look, []string{"ORIGIN", "WHO", "SAID", "CLAIMS", "QUESTION"}, origins, func(o *recount.Origin) []lines {
		collapsed := counted(len(o.Collapses), "counts with another", "count with another")
		return []lines{
			{{short(o.ID), strong}},
			filled(line{originName(o), plain}, line{prefixed("side ", clean(string(o.Side))), faint}),
			{{o.Said.String(), plain}},
			filled(line{counted(len(o.Claims), "claim", "claims"), plain}, line{collapsed, faint}),
			{{short(o.Question), faint}},
		}
	})
}

// CopyList prints pairs of reports of which one is the other's text.
func CopyList(w io.Writer, look Look, copies []recount.Copy) error {
	return list(w, look, []string{"REPORTS", "KIND", "SHARED", "WHY"}, copies, func(c *recount.Copy) []lines {
		return []lines{
			{{short(c.A), strong}, {short(c.B), strong}},
			{{string(c.Kind), plain}},
			{{grouped(float64(int(c.Share*100+0.5))) + "%", plain}},
			filled(line{clean(c.Why), plain}, line{prefixed("original: ", clean(string(c.Of))), faint}),
		}
	})
}

// History prints what people decided, in the order given, an act a row.
func History(w io.Writer, look Look, reviews []recount.Review) error {
	return list(w, look, []string{"REVIEW", "WHEN", "WHO", "DECISION", "WHY"}, Acts(reviews), func(act *[]recount.Review) []lines {
		r := &(*act)[0]
		return []lines{
			{{short(r.ID), strong}},
			{{r.At.UTC().Format("2006-01-02 15:04"), plain}},
			{{clean(r.By), plain}},
			append(decision(r), filled(line{prefixed("and with it ", clean(Following(*act))), faint})...),
			{{clean(r.Why), plain}},
		}
	})
}

// Acts gathers the reviews of each act, in the order of their first ones.
func Acts(reviews []recount.Review) (acts [][]recount.Review) {
	at := map[string]int{}
	for _, r := range reviews {
		act := cmp.Or(r.Act, r.ID)
		if i, ok := at[act]; ok {
			acts[i] = append(acts[i], r)
			continue
		}
		at[act] = len(acts)
		acts = append(acts, []recount.Review{r})
	}
	return acts
}

// Following tells what was decided in one act with its first review: the fields
// that follow from another, or the reviews that were undone with one.
func Following(act []recount.Review) string {
	words := make([]string, 0, len(act))
	for i := range act[1:] {
		words = append(words, cmp.Or(act[i+1].Field, short(act[i+1].Undoes)))
	}
	return strings.Join(words, ", ")
}

// decision tells what was decided, and on what.
func decision(r *recount.Review) lines {
	what := joined(" ", string(r.Action), clean(r.Field), prefixed("to ", clean(r.Value)))
	ids := make([]string, len(r.Claims))
	for i, id := range r.Claims {
		ids[i] = short(id)
	}
	added := ""
	if r.Added != nil {
		added = quoted(clean(string(r.Added.Figure)))
	}
	return filled(
		line{what, plain}, line{added, plain},
		line{prefixed("claim ", short(r.Claim)), faint},
		line{prefixed("question ", short(r.Question)), faint},
		line{prefixed(numbered(len(ids)), listed(ids)), faint},
		line{prefixed("undoes ", short(r.Undoes)), faint},
	)
}

// Totals prints one line that tells how much was read or is held.
func Totals(w io.Writer, look Look, n ledger.Counts) error {
	look.Width = max(look.Width, narrowest)
	page := page{look: look}
	page.wrapped("", faint, joined(" · ",
		counted(n.Reports, "report", "reports"),
		counted(n.Claims, "claim", "claims"),
		counted(n.Statements, "statement", "statements"),
		counted(n.Questions, "question", "questions"),
		counted(n.Conflicting, "of them has a conflict", "of them have conflicts"),
		counted(n.Origins, "origin", "origins"),
		counted(n.Copies, "pair of copies", "pairs of copies"),
		counted(n.Reviews, "review", "reviews"),
	))
	if n.Changed > 0 {
		page.wrapped("", caution, "Some claims are not yet compared: "+counted(n.Changed, "block awaits", "blocks await")+" the linker.")
	}
	_, err := io.WriteString(w, page.String())
	return err
}

// list prints rows as a table.
func list[Row any](w io.Writer, look Look, heads []string, all []Row, cells func(*Row) []lines) error {
	look.Width = max(look.Width, narrowest)
	page := page{look: look}
	rows := make([][]lines, len(all))
	for i := range all {
		rows[i] = cells(&all[i])
	}
	page.table(heads, rows)
	_, err := io.WriteString(w, page.String())
	return err
}
