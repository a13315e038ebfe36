package extract

import (
	"slices"

	"recount"
	"recount/lang"
)

// within returns those of a list in the order of the text that begin in a
// sentence, so that a long report is not searched whole for each of its
// figures.
func within[T any](all []T, start func(*T) int, s *lang.Sentence) []T {
	first := firstFrom(all, start, s.Start)
	return all[first:firstFrom(all, start, s.End)]
}

// firstFrom returns the index of the first of a list that begins at byte offset
// at or behind it.
func firstFrom[T any](all []T, start func(*T) int, at int) int {
	low, high := 0, len(all)
	for low < high {
		mid := (low + high) / 2
		if start(&all[mid]) < at {
			low = mid + 1
		} else {
			high = mid
		}
	}
	return low
}

// figuresIn returns the figures of a sentence.
func (r *run) figuresIn(s *lang.Sentence) []found {
	return within(r.figures, func(f *found) int { return f.Start }, s)
}

// indexStatements notes for each sentence the statements whose content reaches
// into it, and those whose words of saying stand in it.
func (r *run) indexStatements() {
	r.reaching = make([][]recount.Statement, len(r.doc.Sentences))
	r.cued = make([][]recount.Statement, len(r.doc.Sentences))
	for _, s := range r.statements {
		r.cued[s.Sentence] = append(r.cued[s.Sentence], s)
		last := -1
		for _, content := range s.Content {
			for i := r.sentenceFrom(content.Start); i < len(r.doc.Sentences) && r.doc.Sentences[i].Start < content.End; i++ {
				if i > last {
					r.reaching[i] = append(r.reaching[i], s)
					last = i
				}
			}
		}
	}
}

// sentenceFrom returns the index of the first sentence that ends behind a byte
// offset.
func (r *run) sentenceFrom(at int) int {
	i, _ := slices.BinarySearchFunc(r.doc.Sentences, at, func(s *lang.Sentence, at int) int { return s.End - at - 1 })
	return i
}
