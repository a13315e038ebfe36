package world

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"time"

	"recount"
	"recount/compare"
	"recount/compare/copies"
	"recount/ledger"
)

// entry makes a report of the storyline, with all that is filed of it.
func (s *story) entry(number int) ledger.Entry {
	root := s.root(number)
	a := s.article(root)
	w := s.newWriting(a, number)
	w.head(root != number)
	for i := range a.tells {
		w.fill(i)
		w.tell(&a.tells[i])
	}
	w.fill(len(a.tells))
	report := w.done()
	return ledger.Entry{
		Report: report, Claims: w.claims, Statements: w.statements,
		Profiles: compare.Profiles(w.claims), Story: compare.StoryOf(report), CopyKeys: copies.Read(report).Keys(),
		Seen: report.Published.Time().Add(20 * time.Hour), Rules: Rules, Linker: compare.Linker,
	}
}

// writing is a report in the making.
type writing struct {
	draft
	story      *story
	article    article
	own        *rand.Rand
	cut        int // of the filling, that this copy leaves out
	report     recount.Report
	claims     []recount.Claim
	statements []recount.Attribution
}

func (s *story) newWriting(a article, number int) *writing {
	w := &writing{story: s, article: a, own: dice(s.world.seed, 7, s.number, number), cut: -1}
	outlet := pick(w.own, s.world.outlets)
	published := first.Add(s.dayOf(number))
	slug := strings.ToLower(strings.NewReplacer(" ", "-", "’", "").Replace(outlet))
	w.report = recount.Report{
		Source: outlet, Byline: person(w.own), Published: published,
		URL:   fmt.Sprintf("https://%s.example/%s/%d-%d", slug, strings.ReplaceAll(published.String(), "-", "/"), s.number, number),
		Input: fmt.Sprintf("storyline-%d.jsonl:%d", s.number, number+1),
	}
	return w
}

// head writes the title, and the credit of a copy.
func (w *writing) head(isCopy bool) {
	lead := &w.article.tells[0]
	if lead.title != "" {
		at, words := w.sentence(lead.title, w.parts(lead))
		w.claim(lead, at, words, "figure", lead.figure)
	} else {
		w.sentence(w.article.title, w.names)
	}
	w.report.Title = w.text.String()
	w.report.TitleEnd = w.text.Len()
	w.add("\n\n")
	w.report.BodyStart = w.text.Len()
	if isCopy {
		w.cut = w.own.IntN(len(w.article.filler) + 2)
		w.add(strings.ToUpper(w.article.spell.town.name) + " (" + w.story.world.outlets[w.story.number%len(w.story.world.outlets)] + ") - ")
	}
}

// fill writes the filling before a claim.
func (w *writing) fill(i int) {
	if i == w.cut {
		return
	}
	for _, template := range w.article.filler[i] {
		w.sentence(template, w.names)
		w.add("\n\n")
	}
}

// tell writes a claim's sentence.
func (w *writing) tell(t *tell) {
	at, words := w.sentence(t.body, w.parts(t))
	if t.via != "" || t.speaker != nil {
		w.statement(t, at)
	}
	figure := w.claim(t, at, words, "figure", t.figure)
	if t.children != nil {
		child := w.claim(t, at, words, "child figure", *t.children)
		c := &w.claims[child]
		c.Counted, c.Subject.Age, c.PartOf = "children", "child", w.claims[figure].Figure
		c.Spans["counted"] = []recount.Span{at["child counted"]}
	}
	w.add("\n\n")
}

// done returns the report, and gives the claims its id.
func (w *writing) done() recount.Report {
	w.report.Text = strings.TrimSpace(w.text.String())
	w.report.ID = recount.ReportID(w.report.URL, w.report.Text)
	version := w.report.Version()
	for i := range w.claims {
		c := &w.claims[i]
		c.Report, c.ID = w.report.ID, recount.ClaimID(w.report.ID, version, recount.Span{Start: c.Start, End: c.End})
		c.Title = recount.Words(w.report.Title)
	}
	return w.report
}

// names fills the parts of a sentence that makes no claim.
func (w *writing) names(slot string) string {
	switch slot {
	case "town":
		return w.article.spell.town.name
	case "topic":
		return w.story.topic
	case "person":
		return w.article.person
	}
	panic("sentences.txt has an unknown part <" + slot + ">")
}

// filling puts a sentence without a claim together.
func filling(r *rand.Rand) string {
	p := lists().phrases
	parts := []string{pick(r, p["who"]), pick(r, p["did"]), pick(r, p["what"])}
	if r.IntN(2) == 0 {
		parts = append(parts, pick(r, p["where"]))
	}
	if r.IntN(2) == 0 {
		parts = append(parts, pick(r, p["when"]))
	}
	sentence := strings.Join(parts, " ") + "."
	for strings.Contains(sentence, "<name>") {
		sentence = strings.Replace(sentence, "<name>", name(r), 1)
	}
	for strings.Contains(sentence, "<person>") {
		sentence = strings.Replace(sentence, "<person>", person(r), 1)
	}
	return sentence
}
