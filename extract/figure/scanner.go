package figure

// scanner holds one text while its numbers are read.
type scanner struct {
	text string
	toks []token
	v    *vocabulary
	opts Options

	small    bool   // the text has no capitals at all
	last     Kind   // of the expression before
	lastUnit string // and its unit
	lastEnd  int    // and the token behind it
}

// beyond stands for the tokens outside the text. It is never written to.
var beyond = token{class: mark, gap: true, line: true}

// tok returns token i, or an empty one beyond the ends.
func (s *scanner) tok(i int) *token {
	if i < 0 || i >= len(s.toks) {
		return &beyond
	}
	return &s.toks[i]
}

// is tells whether token i is one of these words or signs.
func (s *scanner) is(i int, forms ...string) bool {
	t := s.tok(i).lower
	for _, f := range forms {
		if t == f {
			return true
		}
	}
	return false
}

// in tells whether token i is in one of the word lists.
func (s *scanner) in(list string, i int) bool { return s.v.has(list, s.tok(i)) }

// form returns token i as written.
func (s *scanner) form(i int) string { return s.text[s.tok(i).start:s.tok(i).end] }

// width returns the bytes of token i.
func (s *scanner) width(i int) int { return s.tok(i).end - s.tok(i).start }

// round returns the word like dozen, hundred or million that token i is, or nil.
func (s *scanner) round(i int) *numeral {
	for _, r := range []role{magnitudeWord, dozenWord, hundredWord} {
		if m := s.role(i, r); m != nil {
			return m
		}
	}
	return nil
}

// role returns the numeral of that role that token i is, or nil.
func (s *scanner) role(i int, r role) *numeral {
	for n := s.tok(i).numeral; n != nil; n = n.also {
		if n.role == r {
			return n
		}
	}
	return nil
}

// hyphen tells that token i is a hyphen with nothing around it.
func (s *scanner) hyphen(i int) bool {
	return s.is(i, "-", "‑", "‐") && s.tok(i).glued() && s.tok(i+1).glued()
}

// digitsAt tells whether digits begin at token k, glued to what stands before.
func (s *scanner) digitsAt(k int) bool { return s.tok(k).class == digits }

// numericAt tells whether the number at token k is written in digits, with or
// without a sign.
func (s *scanner) numericAt(k int) bool {
	return s.digitsAt(k) || s.digitsAt(k+1) && s.tok(k+1).glued() && !s.hyphen(k)
}
