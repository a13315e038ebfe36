package world

import (
	"strings"
	"unicode/utf8"

	"recount"
)

// draft is a text in the making, which knows where its words stand.
type draft struct {
	text   strings.Builder
	points int
}

// places are where the parts of a sentence stand, in code points.
type places map[string]recount.Span

func (d *draft) add(words string) recount.Span {
	start := d.points
	d.text.WriteString(words)
	d.points += utf8.RuneCountInString(words)
	return recount.Span{Start: start, End: d.points}
}

// sentence writes a template of sentences.txt, its parts filled. It returns
// where each stands, and what was written.
func (d *draft) sentence(template string, parts func(slot string) string) (at places, written string) {
	at = places{}
	from := d.text.Len()
	start := d.points
	d.write(template, parts, at, from)
	at["sentence"] = recount.Span{Start: start, End: d.points}
	return at, d.text.String()[from:]
}

func (d *draft) write(template string, parts func(slot string) string, at places, from int) {
	for template != "" {
		plain, rest, found := strings.Cut(template, "<")
		if plain != "" {
			d.add(d.opening(plain, from))
		}
		if !found {
			return
		}
		slot, after, _ := strings.Cut(rest, ">")
		template = after
		if name, words, literal := strings.Cut(slot, ":"); literal {
			at[name] = d.add(d.opening(words, from))
		} else if slot == "part" {
			d.write(parts(slot), parts, at, from)
		} else if words := parts(slot); words != "" {
			at[slot] = d.add(d.opening(words, from))
		}
	}
}

// opening gives the first words of a sentence a capital letter; an opening
// quotation mark does not count.
func (d *draft) opening(words string, from int) string {
	if d.text.Len() == from || d.text.String()[from:] == "“" {
		return capital(words)
	}
	return words
}
