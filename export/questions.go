package export

import (
	"cmp"
	"io"
	"strconv"
	"strings"

	"recount"
)

// Questions lists questions for people, a few lines each: id and title; the
// days and figures spoken of, as said; who stands behind them; how they stand
// to each other; the latest figure of each who speaks. It names no figure as
// the right one.
func Questions(w io.Writer, look Look, questions []recount.Summary) error {
	look.Width = max(look.Width, narrowest)
	page := page{look: look}
	if len(questions) == 0 {
		page.line(faint, "no questions")
	}
	for i := range questions {
		page.summary(&questions[i])
	}
	_, err := io.WriteString(w, page.String())
	return err
}

const (
	shortID = 8 // digits of an id that people are shown
	latest  = 6 // latest figures that a list of questions shows of each
)

// short returns the beginning of an id made by recount, which is enough to ask
// for it. Ids that an input gave are shown whole.
func short(id string) string {
	const made = 16 // hexadecimal digits
	if len(id) == made && strings.Trim(id, "0123456789abcdef") == "" {
		return id[:shortID]
	}
	return clean(id)
}

// summary adds one question of a list.
func (p *page) summary(s *recount.Summary) {
	indent := strings.Repeat(" ", shortID+2)
	if p.look.Width < wide {
		indent = margin
	}
	p.entry(indent, short(s.ID), strong, questionTitle(s))
	p.wrapped(indent, faint, joined(" · ", daysBetween(s.From, s.To), extremes(s)))
	p.wrapped(indent, plain, voices(s.Voices))
	conflicts := s.Verdicts[recount.Conflicts]
	p.wrapped(indent, caution, counted(conflicts, "conflict", "conflicts"))
	p.wrapped(indent, faint, verdictCounts(s.Verdicts))
	if len(s.Current) > 1 {
		p.wrapped(indent, plain, "latest: "+currentFigures(s.Current))
	}
	if s.Earlier > 0 {
		p.wrapped(indent, caution, counted(s.Earlier, "claim came", "claims came")+" before these, and shows in the question itself")
	}
	if s.Pending {
		p.wrapped(indent, caution, "claims have arrived that are not yet compared")
	}
	p.WriteByte('\n')
}

// questionTitle names a question, also one that has no title.
func questionTitle(s *recount.Summary) string {
	if title := clean(s.Title); title != "" {
		return shortened(title, longest)
	}
	measure := strings.ReplaceAll(string(s.Measure), "_", " ")
	return shortened(joined(", ", joined(" ", clean(string(s.Counted)), measure), clean(string(s.Place))), longest)
}

// extremes tells the lowest and highest figure as said.
func extremes(s *recount.Summary) string {
	if s.Lowest == nil || s.Highest == nil {
		return ""
	}
	low, high := figureWords(s.Lowest.Figure, s.Lowest.Corrected), figureWords(s.Highest.Figure, s.Highest.Corrected)
	if s.Lowest.Claim == s.Highest.Claim || low == high {
		return low
	}
	return low + " to " + high
}

// voices tells how many stand behind the figures: "7 claims in 5 reports, 2 to
// 4 origins, 2 sides".
func voices(v recount.Voices) string {
	claims := counted(v.Claims, "claim", "claims") + prefixed(" in ", counted(v.Reports, "report", "reports"))
	origins := counted(v.Most, "origin", "origins")
	if v.Fewest < v.Most {
		origins = grouped(float64(v.Fewest)) + " to " + origins
	}
	own := counted(v.Unattributed, "figure in a report's own voice", "figures in reports' own voices")
	return joined(", ", claims, origins, counted(v.Sides, "side", "sides"), own, counted(v.Denials, "denial", "denials"))
}

// counted writes a number with its noun, and nothing for none.
func counted(n int, one, more string) string {
	if n == 0 {
		return ""
	}
	return recount.Counted(n, one, more)
}

// verdictCounts tells how often each verdict but conflict was found; what
// counts once is told by the number of origins.
func verdictCounts(n map[recount.VerdictKind]int) string {
	return joined(", ",
		counted(n[recount.LaterHigher], "later higher", "later higher"),
		counted(n[recount.Revises], "revision", "revisions"),
		counted(n[recount.Updates], "update", "updates"),
		counted(n[recount.Agrees], "agreement", "agreements"),
		counted(n[recount.Incomparable], "pair that cannot be compared", "pairs that cannot be compared"),
		counted(n[recount.Undetermined], "pair that cannot be told", "pairs that cannot be told"),
	)
}

// currentFigures tells the latest figure of each who speaks, the latest first.
func currentFigures(all []recount.Current) string {
	parts := make([]string, 0, latest+1)
	for i := range all[:min(len(all), latest)] {
		c := &all[i]
		parts = append(parts, joined(" ", speaker(c), clean(string(cmp.Or(c.Corrected, c.Figure))), parenthesised(joined(", ", c.Day.String(), noted(c.Corrected)))))
	}
	if more := len(all) - latest; more > 0 {
		parts = append(parts, "and "+strconv.Itoa(more)+" more")
	}
	return strings.Join(parts, "; ")
}

// speaker names who gives a figure: the claimant, else the publisher whose own
// count it is.
func speaker(c *recount.Current) string {
	if name := clean(string(c.Claimant)); name != "" {
		return name
	}
	return joined(" ", clean(string(c.Source)), "itself")
}

// noted says that a figure is one that a reviewer read, where it is.
func noted(corrected recount.Words) string {
	if corrected == "" {
		return ""
	}
	return "corrected by a reviewer"
}

func parenthesised(words string) string {
	if words == "" {
		return ""
	}
	return "(" + words + ")"
}
