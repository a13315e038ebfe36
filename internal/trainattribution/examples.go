package main

import (
	"recount"
	"recount/extract/attribution/quotation"
	"recount/extract/attribution/roles"
	"recount/internal/jsonlines"
	"recount/lang"
)

// report is a marked report, its spans turned into bytes.
type report struct {
	ID           string
	Text         string
	Attributions []attribution
}

type attribution struct {
	Source, Cue, Content []recount.Span
}

func readReports(name string) ([]report, error) {
	reports, err := jsonlines.Read[report](name)
	for i := range reports {
		reports[i].toBytes()
	}
	return reports, err
}

func (r *report) toBytes() {
	offsets := make([]int, 0, len(r.Text)+1)
	for i := range r.Text {
		offsets = append(offsets, i)
	}
	offsets = append(offsets, len(r.Text))
	for _, a := range r.Attributions {
		for _, spans := range [][]recount.Span{a.Source, a.Cue, a.Content} {
			for i, s := range spans {
				spans[i] = recount.Span{Start: offsets[s.Start], End: offsets[s.End]}
			}
		}
	}
}

// example is one decision: the rows of its features and the right answer.
type example struct {
	features []uint64
	answer   uint8
}

type examples struct {
	cues, steps []example
	frames      []frame
}

// frame is a marked cue with the role of every token.
type frame struct {
	view *roles.View
	cue  int
	gold []roles.Role
}

func join(sets []examples) examples {
	var all examples
	for _, set := range sets {
		all.cues = append(all.cues, set.cues...)
		all.steps = append(all.steps, set.steps...)
		all.frames = append(all.frames, set.frames...)
	}
	return all
}

func (r *report) examples() examples {
	var out examples
	doc := lang.Analyse(r.Text)
	regions := quotation.Find(r.Text)
	for _, s := range doc.Sentences {
		if s.Len() > roles.MaxTokens {
			continue
		}
		view := roles.NewView(s, quotation.Mask(s, regions))
		heads := map[int]attribution{}
		for _, a := range r.Attributions {
			if head := cueHead(view, s, a); head >= 0 {
				heads[head] = a
			}
		}
		out = join([]examples{out, sentenceExamples(view, heads)})
	}
	return out
}

func sentenceExamples(view *roles.View, heads map[int]attribution) examples {
	var out examples
	for i := range view.Tokens {
		a, isCue := heads[i]
		if !view.Candidate(i) {
			continue
		}
		e := example{features: view.CueFeatures(i, nil)}
		if isCue {
			e.answer = 1
			f := frame{view, i, a.roles(view, i)}
			out.frames = append(out.frames, f)
			out.steps = append(out.steps, f.steps()...)
		}
		out.cues = append(out.cues, e)
	}
	return out
}

func (a attribution) roles(view *roles.View, cue int) []roles.Role {
	gold := make([]roles.Role, len(view.Tokens))
	for i, t := range view.Tokens {
		gold[i] = a.role(recount.Span{Start: t.Start, End: t.End})
	}
	gold[cue] = roles.Cue
	return gold
}

// steps are the decisions of a walk that makes no mistakes.
func (f frame) steps() []example {
	var out []example
	for walk := f.view.Walk(f.cue); walk.Next(); {
		if f.view.Tokens[walk.At].UPOS != "PUNCT" {
			out = append(out, example{walk.Features(f.gold, nil), uint8(f.gold[walk.At])})
		}
		walk.Saw(f.gold[walk.At])
	}
	return out
}

// looks are the decisions of a second look at what the model's walk finds.
func (f frame) looks(m *roles.Model) []example {
	first, margin := m.Walk(f.view, f.cue)
	look := f.view.NewLook(f.cue, first, margin)
	var out []example
	for i := range f.gold {
		if i != f.cue && f.view.Tokens[i].UPOS != "PUNCT" {
			out = append(out, example{look.Features(i, nil), uint8(f.gold[i])})
		}
	}
	return out
}

func (a attribution) role(token recount.Span) roles.Role {
	switch {
	case overlaps(a.Cue, token):
		return roles.Cue
	case overlaps(a.Source, token):
		return roles.Source
	case overlaps(a.Content, token):
		return roles.Content
	}
	return roles.None
}

func overlaps(spans []recount.Span, token recount.Span) bool {
	for _, s := range spans {
		if s.Overlaps(token) {
			return true
		}
	}
	return false
}

// cueHead is the token of the cue that governs its other tokens, or -1 where
// the cue stands in another sentence.
func cueHead(view *roles.View, s *lang.Sentence, a attribution) int {
	if len(a.Cue) == 0 || a.Cue[0].Start < s.Start || a.Cue[0].Start >= s.End {
		return -1
	}
	head := -1
	for i, t := range view.Tokens {
		if !overlaps(a.Cue, recount.Span{Start: t.Start, End: t.End}) || !view.Candidate(i) {
			continue
		}
		if head < 0 || view.Tree.Under(head, i) || view.Tokens[head].UPOS == "PUNCT" {
			head = i
		}
	}
	return head
}
