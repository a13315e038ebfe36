package export

import (
	"cmp"
	"io"
	"slices"
	"strings"

	"recount"
	"recount/ledger"
)

// QuestionPage is all that is told of one question. Claims, verdicts and
// origins may be the first of many: the summary tells how many there are.
type QuestionPage struct {
	Summary  recount.Summary
	Claims   []ledger.Linked   // in order of the day they hold for
	Verdicts []recount.Verdict // also those over part-of links
	Origins  []recount.Origin
	Parts    []Part
	Reports  []ledger.ReportRow // in which the claims stand; none leaves the list out
	Best     *recount.Review    // that set the best figure, where one did
	Every    bool               // tell every verdict by its own sentence, also where several say the same
	KnownOn  recount.Day        // the day as of which the question is read; zero for now
}

// Part is a link to a question that this one is part of, or that is part of
// this one.
type Part struct {
	recount.PartOf
	Other recount.Summary // the question at the other end
}

// Question prints one question whole for people: the claims in order of their
// day, each with its sentence, how they stand to each other and why, the
// origins that they go back to, questions that are part of it, and what
// separates the figures. Claims are numbered and origins lettered, so that the
// parts of the page can point to each other. It never says which figure is
// right; a best figure is there only where a reviewer set one.
func Question(w io.Writer, look Look, q QuestionPage) error {
	look.Width = max(look.Width, narrowest)
	p := questionPage{page: page{look: look}, QuestionPage: &q}
	p.number()
	p.head()
	p.latest()
	p.claimTable()
	p.standing()
	p.origins()
	p.parts()
	p.apart()
	p.reports()
	_, err := io.WriteString(w, p.String())
	return err
}

// questionPage is the text on one question.
type questionPage struct {
	page
	*QuestionPage
	numbers  map[string]int    // claim -> its number on the page, from 1
	letters  map[string]string // origin -> its letter
	originOf map[string]int    // claim -> index of its origin
}

// number gives claims their numbers and origins their letters.
func (p *questionPage) number() {
	p.numbers = make(map[string]int, len(p.Claims))
	p.letters = make(map[string]string, len(p.Origins))
	p.originOf = make(map[string]int, len(p.Claims))
	for i := range p.Claims {
		p.numbers[p.Claims[i].ID] = i + 1
		p.originOf[p.Claims[i].ID] = -1
	}
	for i := range p.Origins {
		p.letters[p.Origins[i].ID] = letter(i)
		for _, id := range p.Origins[i].Claims {
			p.originOf[id] = i
		}
	}
}

// letter names the i-th of a list: A to Z, then AA.
func letter(i int) string {
	if i < 26 {
		return string(rune('A' + i))
	}
	return letter(i/26-1) + letter(i%26)
}

// head tells the question at a glance.
func (p *questionPage) head() {
	p.line(faint, strings.Repeat("─", p.look.Width))
	p.wrapped("", strong, questionTitle(&p.Summary))
	p.wrapped("", faint, joined(" · ", "question "+short(p.Summary.ID), daysBetween(p.Summary.From, p.Summary.To),
		prefixed("as known on ", p.KnownOn.String())))
	p.wrapped("", plain, voices(p.Summary.Voices))
	p.wrapped("", plain, p.spread())
	p.wrapped("", caution, counted(p.Summary.Verdicts[recount.Conflicts], "conflict", "conflicts"))
	p.wrapped("", faint, verdictCounts(p.Summary.Verdicts))
	if p.Summary.Pending {
		p.wrapped("", caution, "Claims have arrived that are not yet compared.")
	}
	p.wrapped("", plain, p.best())
	p.WriteByte('\n')
}

// spread tells the lowest and highest figure claimed, as said and as meant.
func (p *questionPage) spread() string {
	low, high := p.Summary.Lowest, p.Summary.Highest
	if low == nil || high == nil || low.Claim == high.Claim {
		return ""
	}
	return "lowest claimed " + p.extreme(low) + ", highest " + p.extreme(high)
}

func (p *questionPage) extreme(e *recount.Extreme) string {
	said := clean(string(cmp.Or(e.Corrected, e.Figure)))
	return joined(" ", figureWords(e.Figure, e.Corrected), parenthesised(joined(", ", p.claim(e.Claim), prefixed("meant ", without(said, meant(e.Meant))))))
}

// best tells the figure that a reviewer took for the best, and who that was.
func (p *questionPage) best() string {
	if p.Summary.Best == "" {
		return ""
	}
	figure := ""
	if n := p.numbers[string(p.Summary.Best)]; n > 0 {
		figure = figureWords(p.Claims[n-1].Figure, p.Claims[n-1].Reading())
	}
	words := joined(" ", "best figure, set by a reviewer:", figure, parenthesised(p.claim(string(p.Summary.Best))))
	if p.Best == nil {
		return words
	}
	return joined(", ", words, joined(" ", prefixed("by ", clean(p.Best.By)), prefixed("on ", recount.DayOf(p.Best.At).String())),
		quoted(clean(p.Best.Why)))
}

// latest tells the latest figure of each who speaks, where there are several.
func (p *questionPage) latest() {
	if len(p.Summary.Current) < 2 {
		return
	}
	p.section("Latest figure of each")
	rows := make([][]lines, len(p.Summary.Current))
	for i := range rows {
		c := &p.Summary.Current[i]
		rows[i] = []lines{
			filled(line{speaker(c), plain}, line{prefixed("side ", clean(string(c.Side))), faint}),
			append(figureLines(c.Figure, c.Corrected), filled(line{prefixed("meant ", without(clean(string(cmp.Or(c.Corrected, c.Figure))), meant(c.Meant))), faint})...),
			{{c.Day.String(), plain}},
			{{p.ref(c.Claim), faint}},
		}
	}
	p.table([]string{"WHO SAYS SO", "FIGURE", "HOLDS FOR", "CLAIM"}, rows)
}

// claim points to a claim: by its number where it is on the page.
func (p *questionPage) claim(id string) string { return prefixed("claim ", p.ref(id)) }

// refs points to claims, those on the page first and in their order.
func (p *questionPage) refs(claims []string) []string {
	claims = slices.Clone(claims)
	slices.SortStableFunc(claims, func(a, b string) int { return cmp.Compare(p.place(a), p.place(b)) })
	out := make([]string, len(claims))
	for i, id := range claims {
		out[i] = p.ref(id)
	}
	return out
}

// place is the number of a claim, for claims that are not on the page one behind
// all.
func (p *questionPage) place(id string) int {
	if n := p.numbers[id]; n > 0 {
		return n
	}
	return len(p.Claims) + 1
}

func (p *questionPage) ref(id string) string {
	if n := p.numbers[id]; n > 0 {
		return grouped(float64(n))
	}
	return short(id)
}

// meant writes what a figure is taken to mean.
func meant(i recount.Interval) string {
	switch {
	case i.Low == nil && i.High == nil:
		return ""
	case i.High == nil:
		return grouped(*i.Low) + " or more"
	case i.Low == nil:
		return grouped(*i.High) + " or fewer"
	case *i.Low == *i.High:
		return grouped(*i.Low)
	}
	return grouped(*i.Low) + " to " + grouped(*i.High)
}
