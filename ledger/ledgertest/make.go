package ledgertest

import (
	"cmp"
	"fmt"
	"hash/fnv"
	"maps"
	"math"
	"slices"
	"strings"
	"time"

	"recount"
	"recount/compare"
	"recount/compare/join"
	"recount/compare/profile"
	"recount/compare/story"
	"recount/ledger"
)

// The day on which the invented reports are read.
var seen = time.Date(2031, time.May, 20, 12, 0, 0, 0, time.UTC)

const (
	rules  = "rules 1"
	linker = "linker 1"
)

// day is a day of May 2031.
func day(n int) recount.Day { return recount.NewDay(2031, time.May, n) }

// draft is an invented report in the making: each line of its text is a
// sentence with one figure in square brackets. Claims of one topic and measure
// go together by the rules that join claims; those of different topics, or of
// different harm to people, do not.
type draft struct {
	id, url   string
	source    string
	title     string
	published recount.Day
	block     string // the topic of its claims
	lines     []line
}

// line is one sentence: "[12] miners were hurt, the mayor said".
type line struct {
	words    string
	value    float64
	measure  recount.Measure
	claimant string
	place    string
	block    string               // where it is not the draft's
	kind     recount.ClaimantKind // official where it says nothing
	relay    []string
}

// hurt is the usual line: so many people hurt in Alcora, as the mayor says.
func hurt(value int) line {
	return line{
		words: fmt.Sprintf("[%d] people were hurt in Alcora, the mayor said.", value), value: float64(value),
		measure: recount.Wounded, claimant: "the mayor", place: "Alcora",
	}
}

// entry makes what is filed of a draft.
func (d draft) entry() ledger.Entry {
	if d.title == "" {
		d.title = "Cable car stops at " + d.id
	}
	if d.source == "" {
		d.source = "Example Wire"
	}
	text := d.title + "\n\n"
	var plain []string
	for _, l := range d.lines {
		plain = append(plain, strings.NewReplacer("[", "", "]", "").Replace(l.words))
	}
	report := recount.Report{
		ID: d.id, Source: d.source, URL: d.url, Title: d.title, Published: d.published,
		Text: text + strings.Join(plain, " "), TitleEnd: len(d.title), BodyStart: len(text), Input: "examples/" + d.id + ".txt",
	}
	if d.id == "" {
		report.ID = recount.ReportID(d.url, report.Text)
	}
	entry := ledger.Entry{Report: report, Seen: seen, Rules: rules, Linker: linker, CopyKeys: []uint64{1 << 63, uint64(len(d.lines))}}
	at := len([]rune(text))
	topics := map[string]bool{}
	for _, l := range d.lines {
		c, statement := l.claim(report, at)
		entry.Claims = append(entry.Claims, c)
		entry.Statements = append(entry.Statements, statement)
		block := l.block
		if block == "" {
			block = d.block
		}
		topics[block] = true
		entry.Profiles = append(entry.Profiles, profileOf(c, block))
		at += len([]rune(l.words)) - 2 + 1
	}
	entry.Story = storyOf(report, slices.Sorted(maps.Keys(topics)))
	return entry
}

// storyOf makes what a report tells of: its topics, each a word of one weight.
func storyOf(report recount.Report, topics []string) join.Story {
	s := join.Story{Report: report.ID, Published: report.Published}
	for _, topic := range topics {
		s.Terms = append(s.Terms, story.Term{Word: hash(topic), Weight: float32(1 / math.Sqrt(float64(len(topics))))})
	}
	slices.SortFunc(s.Terms, func(a, b story.Term) int { return cmp.Compare(a.Word, b.Word) })
	return s
}

func hash(topic string) uint64 {
	h := fnv.New64a()
	_, _ = h.Write([]byte(topic)) // never fails
	return h.Sum64()
}

// claim makes the claim and the statement of a line that begins at a code
// point.
func (l line) claim(report recount.Report, at int) (recount.Claim, recount.Attribution) {
	before, rest, _ := strings.Cut(l.words, "[")
	figure, after, _ := strings.Cut(rest, "]")
	span := recount.Span{Start: at + len([]rune(before)), End: at + len([]rune(before+figure))}
	sentence := before + figure + after
	whole := recount.Span{Start: at, End: at + len([]rune(sentence))}
	high := l.value
	c := recount.Claim{
		V: recount.Version, ID: recount.ClaimID(report.ID, report.Version(), span), Report: report.ID,
		Source: recount.Words(report.Source), URL: recount.Words(report.URL), Title: recount.Words(report.Title), Published: report.Published,
		Figure: recount.Words(figure), Start: span.Start, End: span.End,
		Quantity: recount.Quantity{Value: l.value, Bound: recount.Exact, Unit: recount.UnitPeople, Low: &high, High: &high, MeantLow: &high, MeantHigh: &high, Policy: "newswire"},
		Counted:  "people", Measure: l.measure, Hedges: []string{}, Relay: []string{},
		Claimant: recount.Words(l.claimant), ClaimantKind: recount.Official, Place: recount.Words(l.place), Country: "XA",
		Sentence: recount.Words(sentence), Confidence: 0.5 + l.value/10_000, Rules: rules,
		Spans: recount.Spans{"figure": {span}, "sentence": {whole}},
	}
	switch l.kind {
	case "":
	case ledger.OwnVoice:
		c.ClaimantKind = ""
	default:
		c.ClaimantKind = l.kind
	}
	c.Relay = append(c.Relay, l.relay...)
	return c, recount.Attribution{Cue: []recount.Span{whole}, Content: []recount.Span{span}, Quote: recount.Indirect, Figure: true, Force: recount.Says, Claimant: c.Claimant, Kind: recount.Official}
}

// profileOf makes the profile of a claim.
func profileOf(c recount.Claim, block string) profile.Profile {
	var relay []profile.Speaker
	for _, name := range c.Relay {
		relay = append(relay, profile.Speaker{Name: name, Kind: recount.Media, Line: "line of " + name})
	}
	return profile.Profile{
		Relay: relay,
		Claim: c.ID, Report: c.Report, Source: string(c.Source), Outlet: strings.ToLower(string(c.Source)), Published: c.Published, Start: c.Start,
		Figure: string(c.Figure), Sentence: string(c.Sentence), Quantity: c.Quantity, Measure: c.Measure, Counted: string(c.Counted),
		Kind: "people", Subject: recount.Subject{Status: "civilian"}, Period: "this week",
		Place: string(c.Place), PlaceKey: block, Country: string(c.Country), AsOf: c.AsOf,
		Speaker: profile.Speaker{Name: string(c.Claimant), Kind: c.ClaimantKind, Line: "line of " + string(c.Claimant)},
		Words:   story.Terms{{Word: hash(block), Weight: 1}},
	}
}

// decide stands for the linker: all claims of a topic and measure answer one
// question, each claimant is one origin, and unequal figures conflict.
func decide(block ledger.Block) compare.Result {
	var (
		result  compare.Result
		index   = map[string]int{} // of questions
		origins = map[string]int{}
	)
	for i := range block.Profiles {
		p := &block.Profiles[i]
		id := questionID(p.PlaceKey, p.Measure)
		at, known := index[id]
		if !known {
			at = len(result.Questions)
			index[id] = at
			result.Questions = append(result.Questions, recount.Summary{
				Question: recount.Question{ID: id, Title: string(p.Measure), Measure: p.Measure, Unit: p.Unit, Place: recount.Words(p.Place), Country: recount.Words(p.Country), Episode: "episode of " + p.PlaceKey},
				Verdicts: map[recount.VerdictKind]int{},
			})
		}
		q := &result.Questions[at]
		origin := "o" + id + p.Speaker.Name
		if _, known := origins[origin]; !known {
			origins[origin] = len(result.Origins)
			result.Origins = append(result.Origins, recount.Origin{ID: origin, Question: id, Kind: recount.Unnamed, Claimant: recount.Words(p.Speaker.Name), Line: recount.Words(p.Speaker.Line), Said: p.Day()})
			q.Voices.Most++
		}
		o := &result.Origins[origins[origin]]
		o.Claims = append(o.Claims, p.Claim)
		q.Voices.Claims++
		link := recount.Link{Claim: p.Claim, Question: id, Origin: origin, Linker: linker}
		if first := o.Claims[0]; first != p.Claim {
			link.Joins = []recount.Join{{Rule: "block", With: first, Words: "one block"}}
		}
		result.Links = append(result.Links, link)
		decidePair(block.Profiles[:i], p, q, &result)
	}
	return result
}

// decidePair compares a claim with the one before it.
func decidePair(before []profile.Profile, p *profile.Profile, q *recount.Summary, result *compare.Result) {
	for i := len(before) - 1; i >= 0; i-- {
		o := &before[i]
		if questionID(o.PlaceKey, o.Measure) != q.ID {
			continue
		}
		v := recount.Verdict{A: o.Claim, B: p.Claim, Kind: recount.Agrees, Reason: recount.ReasonEqual, DayA: o.Day(), DayB: p.Day(), Sentence: "equal"}
		if o.Value != p.Value {
			v.Kind, v.Reason, v.Sentence = recount.Conflicts, recount.ReasonValues, "unequal"
		}
		q.Verdicts[v.Kind]++
		result.Verdicts = append(result.Verdicts, v)
		return
	}
}

// questionID is the id that decide gives to the question of a topic and
// measure.
func questionID(topic string, measure recount.Measure) string {
	return recount.ReportID(topic, string(measure))
}
