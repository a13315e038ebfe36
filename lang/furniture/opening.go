package furniture

import (
	"regexp/syntax"
	"strings"
	"unicode"
)

// openingRunes is how many letters of a line tell which patterns are tried on
// it: with three, most lines of reporting are tried on one or two.
const openingRunes = 3

// wide is how many letters a place of a pattern may have and still be listed.
const wide = 60

// openings returns how the lines that a pattern matches can open, in small
// letters; anything is true where they can open with nearly anything.
func openings(pattern string) (found map[string]bool, anything bool, err error) {
	tree, err := syntax.Parse(pattern, syntax.Perl)
	if err != nil {
		return nil, false, err
	}
	prog, err := syntax.Compile(tree.Simplify())
	if err != nil {
		return nil, false, err
	}
	o := opener{prog: prog, found: map[string]bool{}}
	o.follow(uint32(prog.Start), "", openingRunes, map[uint32]bool{}) //nolint:gosec // it is an index
	return o.found, o.anything, nil
}

// opener walks a compiled pattern from its start.
type opener struct {
	prog     *syntax.Prog
	found    map[string]bool
	anything bool
}

// follow goes on from an instruction, with the letters that led to it and how
// many are still wanted. seen are the instructions met since the last letter.
func (o *opener) follow(at uint32, letters string, wanted int, seen map[uint32]bool) {
	if wanted == 0 {
		o.found[letters] = true
		return
	}
	if seen[at] || o.anything {
		return
	}
	seen[at] = true
	switch i := &o.prog.Inst[at]; i.Op {
	case syntax.InstAlt, syntax.InstAltMatch:
		o.follow(i.Out, letters, wanted, seen)
		o.follow(i.Arg, letters, wanted, seen)
	case syntax.InstCapture, syntax.InstNop, syntax.InstEmptyWidth:
		o.follow(i.Out, letters, wanted, seen)
	case syntax.InstMatch:
		o.found[letters] = true // the whole of a short line
	case syntax.InstFail:
	default:
		o.letter(i, letters, wanted)
	}
}

// letter goes on behind an instruction that takes a letter.
func (o *opener) letter(i *syntax.Inst, letters string, wanted int) {
	taken, ok := taken(i)
	if !ok {
		o.anything = o.anything || letters == ""
		o.found[letters] = true
		return
	}
	for r := range taken {
		o.follow(i.Out, letters+string(r), wanted-1, map[uint32]bool{})
	}
}

// taken lists the letters that an instruction takes, in small form; it is not ok
// where they are too many.
func taken(i *syntax.Inst) (map[rune]bool, bool) {
	all := map[rune]bool{}
	if i.Op == syntax.InstRuneAny || i.Op == syntax.InstRuneAnyNotNL {
		return nil, false
	}
	ranges := i.Rune
	if len(ranges) == 1 {
		ranges = []rune{ranges[0], ranges[0]}
	}
	for k := 0; k+1 < len(ranges); k += 2 {
		if ranges[k+1]-ranges[k] > wide {
			return nil, false
		}
		for r := ranges[k]; r <= ranges[k+1]; r++ {
			all[small(r)] = true
		}
	}
	return all, len(all) <= wide
}

// small brings letters that patterns take for each other to one: ſ to s, and the
// sign of Kelvin to k.
func small(r rune) rune {
	least := r
	for f := unicode.SimpleFold(r); f != r; f = unicode.SimpleFold(f) {
		least = min(least, f)
	}
	return unicode.ToLower(least)
}

// opening is how a line opens, in small letters.
func opening(line string) string {
	var b strings.Builder
	n := 0
	for _, r := range line {
		if n == openingRunes {
			break
		}
		b.WriteRune(small(r))
		n++
	}
	return b.String()
}
