package extract

import (
	"strings"

	"recount"
	"recount/lang"
)

// behindCue tells whether a phrase stands right behind a word of saying, whatever
// the tree makes of it: "said on Monday 40 people had died", but not "said
// Monday's fire killed 40".
func (r *run) behindCue(s *lang.Sentence, phrase recount.Span) bool {
	first, last := s.Range(phrase)
	tokens := s.Tokens()
	return first > 0 && last+1 < len(tokens) && tokens[last+1].XPOS != "POS" &&
		tokens[first-1].IsVerb() && r.isCue(s, first-1)
}

// beforeCue tells whether a phrase stands between a speaker and the word of
// saying: "officials on Monday said".
func (r *run) beforeCue(s *lang.Sentence, phrase recount.Span) bool {
	first, last := s.Range(phrase)
	tokens := s.Tokens()
	return first > 0 && last+1 < len(tokens) && tokens[first-1].IsNoun() && r.isCue(s, last+1)
}

// withPreposition takes the "on" before a day to it.
func withPreposition(s *lang.Sentence, day recount.Span) recount.Span {
	if first, _ := s.Range(day); first > 0 && s.Tokens()[first-1].Lower == "on" {
		day.Start = s.Tokens()[first-1].Start
	}
	return day
}

// ofSaying tells whether a phrase is the time of speaking rather than that of a
// figure. What is said to stand at so many on a day, stood so on that day:
// "officials on Friday raised the toll to 40".
func (r *run) ofSaying(f *found, phrase recount.Span) bool {
	return r.hangsOnCue(f.sentence, phrase) || r.behindCue(f.sentence, phrase) ||
		!f.reading.Standing && r.beforeCue(f.sentence, phrase)
}

// partedFrom tells whether a semicolon parts a figure from a phrase that does
// not open the sentence.
func (r *run) partedFrom(f *found, phrase recount.Span) bool {
	if f.sentence.TokenAt(phrase.Start) == 0 {
		return false
	}
	between := recount.Span{Start: min(f.End, phrase.End), End: max(f.Start, phrase.Start)}
	return between.Start < between.End && strings.Contains(r.report.Text[between.Start:between.End], ";")
}

// opensClauseOf tells whether a phrase opens the clause of a figure: "on Sunday,
// when 40 people were killed".
func opensClauseOf(f *found, phrase recount.Span) bool {
	if phrase.End > f.Start {
		return false
	}
	tokens, tree := f.sentence.Tokens(), f.sentence.Tree()
	_, last := f.sentence.Range(phrase)
	when := last + 1
	if when < len(tokens) && tokens[when].Lower == "," {
		when++
	}
	if when >= len(tokens) || tokens[when].Lower != "when" || tokens[when].Start >= f.Start {
		return false
	}
	return tree.Under(f.sentence.HeadOf(f.span()), tree.Head[when])
}

// followsUpon tells whether a token heads a clause of what came before, with days
// of its own: "crews dug on Monday after a slope gave way, killing 17".
func followsUpon(s *lang.Sentence, at int) bool {
	tree := s.Tree()
	if !tree.Is(at, "advcl") {
		return false
	}
	mark := tree.Child(at, "mark", "case")
	return mark >= 0 && mark < at && s.Tokens()[mark].Lower == "after"
}

// crossesClause tells whether a clause of its own, or another name for
// something, lies between token low and token top above it.
func crossesClause(f *found, low, top int) bool {
	tree := f.sentence.Tree()
	for at := low; at != top; at = tree.Head[at] {
		if tree.Is(at, "acl", "advcl", "ccomp", "parataxis", "appos") && !tellsOccasion(f, at) {
			return true
		}
	}
	return false
}

// tellsReason tells whether a token heads the clause of a reason, which has its
// own days: "was jailed on Friday for taking 3 million dollars".
func tellsReason(s *lang.Sentence, at int) bool {
	tree, tokens := s.Tree(), s.Tokens()
	if !tree.Is(at, "advcl") || tokens[at].XPOS != "VBG" {
		return false
	}
	mark := tree.Child(at, "mark", "case")
	return mark >= 0 && (tokens[mark].Lower == "for" || tokens[mark].Lower == "over")
}

// tellsOccasion tells whether a token heads the clause that tells on what
// occasion what is said of a figure befell those counted, so that the time of
// the one is that of the other: "40 people died when a train left the rails on
// Friday".
func tellsOccasion(f *found, at int) bool {
	tree, tokens := f.sentence.Tree(), f.sentence.Tokens()
	if !tree.Is(at, "advcl") || !befalls(f.reading.Measure) || tokens[at].Start < f.Start {
		return false
	}
	for _, child := range tree.Children(at) {
		if word := tokens[child].Lower; child < at && tree.Is(child, "advmod", "mark") && (word == "when" || word == "as") {
			return true
		}
	}
	return false
}

// befalls tells whether a measure says what befell those counted at a time.
func befalls(m recount.Measure) bool {
	switch m {
	case recount.Killed, recount.Wounded, recount.Casualties, recount.Missing, recount.Captured, recount.Displaced,
		recount.Affected, recount.Arrested, recount.Damage, recount.EquipmentLost:
		return true
	}
	return false
}
