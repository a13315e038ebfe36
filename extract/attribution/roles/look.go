package roles

// Look is a second look at a frame. The walk decides token by token, from the
// cue outward; one wrong arc leaves a piece of a sentence without its role.
// The second look sees for each token what the walk made of the tokens around
// it in the order of the text, and decides again.
type Look struct {
	view   *View
	cue    int
	first  []Role  // what the walk found
	margin []uint8 // how sure it was, in steps

	segment []int    // by token: the stretch between punctuation that it is in
	share   []uint64 // by stretch: how much of it is content, and the role that leads
	span    [Count][2]int
}

// NewLook prepares the second look at the roles that a walk from cue i gave.
func (v *View) NewLook(i int, first []Role, margin []uint8) *Look {
	l := &Look{view: v, cue: i, first: first, margin: margin}
	l.segments()
	for r := range Role(Count) {
		l.span[r][0], l.span[r][1] = bounds(first, r)
	}
	return l
}

// segments divides the sentence at punctuation and quotation marks.
func (l *Look) segments() {
	l.segment = make([]int, len(l.first))
	var counts [][Count]int
	counts = append(counts, [Count]int{})
	for i, t := range l.view.Tokens {
		if t.UPOS == "PUNCT" {
			if n := len(counts) - 1; counts[n] != [Count]int{} {
				counts = append(counts, [Count]int{})
			}
		} else {
			counts[len(counts)-1][l.first[i]]++
		}
		l.segment[i] = len(counts) - 1
	}
	l.share = make([]uint64, len(counts))
	for i, c := range counts {
		l.share[i] = shareOf(c)
	}
}

// shareOf buckets how much of a stretch each role has.
func shareOf(c [Count]int) uint64 {
	sum := 0
	for _, n := range c {
		sum += n
	}
	if sum == 0 {
		return 0
	}
	return 1 + uint64(4*c[Content]/sum) + 8*uint64(2*c[Source]/sum) + 32*min(1, uint64(c[Cue]))
}

// Features appends what may tell the role of token i at the second look.
func (l *Look) Features(i int, out []uint64) []uint64 {
	v := l.view
	own := join(200, uint64(l.first[i]))
	sure := join(201, own, uint64(l.margin[i]))
	left, left2, right, right2 := l.near(i, -1, 1), l.near(i, -1, 2), l.near(i, 1, 1), l.near(i, 1, 2)
	before, here, after := l.shareAt(i, -1), l.shareAt(i, 0), l.shareAt(i, 1)
	parent := uint64(9)
	if head := v.Tree.Head[i]; head >= 0 {
		parent = uint64(l.first[head])
	}
	place := l.place(i)
	quoted := bit(v.Quoted[i]) | bit(v.Quoted[l.cue])<<1
	cue := v.lemma[l.cue]
	return append(out,
		own, sure, join(202, own, left, right), join(203, own, left, left2, right, right2), join(204, sure, left, right),
		join(205, own, here), join(206, own, before, here, after), join(207, sure, here), join(208, own, parent, v.rel[i]),
		join(209, own, parent, here), join(210, own, place), join(211, sure, place), join(212, own, place, here),
		join(213, own, quoted, here), join(214, own, quoted, place), join(215, own, cue), join(216, own, cue, place),
		join(217, own, v.lower[i]), join(218, own, v.lower[i], left, right), join(219, own, v.upos[i], left, right),
		join(220, own, place, before, after), join(221, own, v.lower[i], place), join(222, own, l.comma(i, -1), left, here),
		join(223, own, l.comma(i, 1), right, here), join(224, own, v.rel[i], place), join(225, own, left, v.at(v.lower, i-1)),
		join(226, own, right, v.at(v.lower, i+1)), join(227, own, cue, here), join(228, sure, parent, v.rel[i]),
		join(229, own, l.opening(i), here, place), join(230, own, l.opening(i), left),
	)
}

// near is the role of the n-th token that is no punctuation before or after i.
func (l *Look) near(i, step, n int) uint64 {
	for i += step; i >= 0 && i < len(l.first); i += step {
		if l.view.Tokens[i].UPOS == "PUNCT" {
			continue
		}
		if n--; n == 0 {
			return uint64(l.first[i])
		}
	}
	return 7
}

func (l *Look) shareAt(i, step int) uint64 {
	k := l.segment[i] + step
	if k < 0 || k >= len(l.share) {
		return 99
	}
	return l.share[k]
}

// place tells where token i stands towards the cue and towards the first and
// last token of source and content.
func (l *Look) place(i int) uint64 {
	out := bit(i < l.cue)
	for _, r := range [...]Role{Source, Content} {
		from, to := l.span[r][0], l.span[r][1]
		switch {
		case from < 0:
			out = out*5 + 4
		case i < from:
			out *= 5
		case i > to:
			out = out*5 + 1
		default:
			out = out*5 + 2
		}
	}
	return out*2 + bit(l.span[Source][0] > l.span[Content][0])
}

// comma tells whether punctuation stands right beside token i.
func (l *Look) comma(i, step int) uint64 {
	i += step
	if i < 0 || i >= len(l.first) {
		return 2
	}
	if l.view.Tokens[i].UPOS != "PUNCT" {
		return 0
	}
	return l.view.lower[i]
}

// opening is the word that opens the stretch of token i.
func (l *Look) opening(i int) uint64 {
	k := i
	for k > 0 && l.segment[k-1] == l.segment[i] && i-k < 30 {
		k--
	}
	if l.view.Tokens[k].UPOS == "PUNCT" && k < i {
		k++
	}
	return l.view.lower[k]
}
