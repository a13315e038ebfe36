package figure

import (
	"recount"
)

// candidate is an expression in the making.
type candidate struct {
	amount
	value2  *float64
	said2   *float64
	bound   recount.Bound
	rule    string
	open    int  // first token, bound words included
	close   int  // behind the last token, bound words included
	noun    int  // token where the counted noun may begin
	drop    bool // counts nothing
	below   bool // approximate, from below: nearly
	ranged  bool
	between bool
}

// bare tells that c is a plain count: a number without bounds, magnitude or vague
// word, as names, years and ages have it.
func (c *candidate) bare() bool {
	return c.kind == Count && c.open == c.first && c.scale == 1 && c.vague == "" && !c.part
}

// read returns the expression whose number begins at token i (or whose currency
// does), and the token where reading goes on.
func (s *scanner) read(i int) (c candidate, next int, ok bool) {
	if !s.starts(i) {
		return c, i, false
	}
	if name, end, ok := s.special(i); ok {
		return name, end, true
	}
	a, ok := s.amount(i)
	if !ok {
		return c, i, false
	}
	c = candidate{amount: a, bound: recount.Exact, open: a.first, close: a.end, rule: "number"}
	if c.vague != "" {
		c.bound, c.rule = recount.Vague, "vague:"+c.vague
	}
	s.rangeOf(&c)
	c.noun = max(c.end, c.unitEnd)
	s.boundBefore(&c)
	s.boundAfter(&c)
	c.close = max(c.close, c.end)
	s.classify(&c)
	c.close = max(c.close, c.end)
	return c, max(c.close, i+1), !c.drop
}

// starts tells quickly whether anything numeric can begin at token i.
func (s *scanner) starts(i int) bool {
	t := s.tok(i)
	switch t.class {
	case digits, odd:
		return true
	case mark:
		return t.numeral != nil || s.v.symbols.first[t.lower] != nil || s.is(i, "-", "−", "$") && s.digitsAt(i+1)
	}
	if t.numeral != nil || t.opens {
		return true
	}
	return t.capital && s.digitsAt(i+1) && t.end-t.start <= 4 || s.is(i+1, "$", "£")
}
