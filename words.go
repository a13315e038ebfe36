package recount

import (
	"encoding/json"
	"fmt"
	"unicode/utf8"
)

// Words are words of a text, or a name that stands for them. Empty means that
// the text does not say: null in JSON.
type Words string

// MarshalJSON writes a string, or null for no words.
func (w Words) MarshalJSON() ([]byte, error) { return marshalWords(string(w)) }

// UnmarshalJSON reads a string or null.
func (w *Words) UnmarshalJSON(b []byte) error { return unmarshalWords((*string)(w), b) }

// MarshalJSON writes the stage, or null for none.
func (s Stage) MarshalJSON() ([]byte, error) { return marshalWords(string(s)) }

// UnmarshalJSON reads a stage or null.
func (s *Stage) UnmarshalJSON(b []byte) error { return unmarshalWords((*string)(s), b) }

// MarshalJSON writes the modality, or null for none.
func (m Modality) MarshalJSON() ([]byte, error) { return marshalWords(string(m)) }

// UnmarshalJSON reads a modality or null.
func (m *Modality) UnmarshalJSON(b []byte) error { return unmarshalWords((*string)(m), b) }

// MarshalJSON writes the kind, or null for the report's own voice.
func (k ClaimantKind) MarshalJSON() ([]byte, error) { return marshalWords(string(k)) }

// UnmarshalJSON reads a kind or null.
func (k *ClaimantKind) UnmarshalJSON(b []byte) error { return unmarshalWords((*string)(k), b) }

// MarshalJSON writes the kind, or null where no period is known.
func (k PeriodKind) MarshalJSON() ([]byte, error) { return marshalWords(string(k)) }

// UnmarshalJSON reads a kind or null.
func (k *PeriodKind) UnmarshalJSON(b []byte) error { return unmarshalWords((*string)(k), b) }

// MarshalJSON writes the kind, or null for none.
func (k VerdictKind) MarshalJSON() ([]byte, error) { return marshalWords(string(k)) }

// UnmarshalJSON reads a kind or null.
func (k *VerdictKind) UnmarshalJSON(b []byte) error { return unmarshalWords((*string)(k), b) }

// MarshalJSON writes the reason, or null for none.
func (r Reason) MarshalJSON() ([]byte, error) { return marshalWords(string(r)) }

// UnmarshalJSON reads a reason or null.
func (r *Reason) UnmarshalJSON(b []byte) error { return unmarshalWords((*string)(r), b) }

func marshalWords(s string) ([]byte, error) {
	if s == "" {
		return []byte("null"), nil
	}
	return json.Marshal(s)
}

func unmarshalWords(to *string, b []byte) error {
	var s *string
	if err := json.Unmarshal(b, &s); err != nil {
		return err
	}
	*to = ""
	if s != nil {
		*to = *s
	}
	return nil
}

// Span is a half-open stretch of a text. Inside the program it counts bytes;
// in a [Claim] it counts code points (see [Points]). Its JSON form is
// [start, end].
type Span struct {
	Start, End int
}

// IsZero tells that there is no span.
func (s Span) IsZero() bool { return s == Span{} }

// Len is the length of the span.
func (s Span) Len() int { return s.End - s.Start }

// Overlaps tells whether the spans share at least one position.
func (s Span) Overlaps(t Span) bool { return s.Start < t.End && t.Start < s.End }

// Contains tells whether t lies within s.
func (s Span) Contains(t Span) bool { return s.Start <= t.Start && t.End <= s.End }

// MarshalJSON writes [start, end].
func (s Span) MarshalJSON() ([]byte, error) { return json.Marshal([2]int{s.Start, s.End}) }

// UnmarshalJSON reads [start, end].
func (s *Span) UnmarshalJSON(b []byte) error {
	var ends [2]int
	if err := json.Unmarshal(b, &ends); err != nil {
		return fmt.Errorf("a span is [start, end]: %w", err)
	}
	*s = Span{ends[0], ends[1]}
	return nil
}

// Points turns byte offsets into a text into code points, the unit of the
// public contract.
type Points struct {
	text string
	// marks holds the code point at every step-th byte, so that a look-up
	// counts at most step bytes.
	marks []int
}

const pointsStep = 256

// NewPoints prepares the conversion for one text.
func NewPoints(text string) *Points {
	p := &Points{text: text, marks: make([]int, 0, len(text)/pointsStep+1)}
	count := 0
	for i := range len(text) {
		if i%pointsStep == 0 {
			p.marks = append(p.marks, count)
		}
		if utf8.RuneStart(text[i]) || !startsInside(text, i) {
			count++
		}
	}
	return p
}

// startsInside tells whether byte i continues a valid code point that began
// before it. Bytes that are not valid UTF-8 count as one code point each.
func startsInside(text string, i int) bool {
	for back := 1; back < utf8.UTFMax && back <= i; back++ {
		if utf8.RuneStart(text[i-back]) {
			_, size := utf8.DecodeRuneInString(text[i-back:])
			return size > back
		}
	}
	return false
}

// At returns the number of code points before byte offset i. Offsets outside
// the text are taken as its ends.
func (p *Points) At(i int) int {
	i = max(0, min(i, len(p.text)))
	if i == 0 {
		return 0
	}
	mark := (i - 1) / pointsStep
	count := p.marks[mark]
	for j := mark * pointsStep; j < i; j++ {
		if utf8.RuneStart(p.text[j]) || !startsInside(p.text, j) {
			count++
		}
	}
	return count
}

// Span converts a span of bytes into a span of code points.
func (p *Points) Span(s Span) Span { return Span{p.At(s.Start), p.At(s.End)} }
