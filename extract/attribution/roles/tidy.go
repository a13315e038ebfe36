package roles

// tidy mends what wrong arcs leave broken where the layout of the sentence
// shows how far the content goes.
func tidy(v *View, by []Role, cue int) {
	source, end := bounds(by, Source)
	if source < 0 {
		return
	}
	if comma := v.comma(by, min(source, cue)); comma > 0 {
		v.fillBefore(by, comma, max(end, cue))
	}
	fillGaps(by)
	v.fillComplement(by, cue)
	v.dropCrumbs(by)
	for i := 1; i < len(by); i++ {
		if by[i] == None && by[i-1] == Content && v.Tokens[i].UPOS == "ADV" {
			by[i] = Content // "… so far"
		}
	}
}

// comma returns the comma that sets source and cue off from what is said
// before them, or -1.
func (v *View) comma(by []Role, first int) int {
	for i := first - 1; i >= 0 && i >= first-2; i-- {
		if v.Tokens[i].Lower == "," {
			return i
		}
		if by[i] == Content {
			return -1
		}
	}
	return -1
}

// fillBefore serves attributions put after what is said: "…, officials said on
// Monday" attributes all that stands before, unless a part of it is quoted and
// the rest is not.
func (v *View) fillBefore(by []Role, comma, attribution int) {
	from, to := bounds(by, Content)
	if from > comma || to > attribution || from < 0 && !v.closes(attribution) {
		return
	}
	for i := 1; i < comma; i++ {
		if v.Quoted[i] != v.Quoted[0] {
			return
		}
	}
	for i := comma - 1; i >= 0 && by[i] != Source && by[i] != Cue; i-- {
		by[i] = Content
	}
}

// closes tells whether the attribution that ends at token i ends the sentence
// too, but for a word or two on when and where.
func (v *View) closes(i int) bool {
	const late = 4
	return len(v.Tokens)-1-i <= late
}

// fillGaps gives the content short stretches without a role between two parts
// of it.
func fillGaps(by []Role) {
	const widest = 4
	last := -1
	for i, r := range by {
		switch r {
		case Content:
			if last >= 0 && i-last-1 <= widest {
				for k := last + 1; k < i; k++ {
					by[k] = Content
				}
			}
			last = i
		case Cue, Source:
			last = -1
		}
	}
}

// fillComplement gives the content all that a clause governs which is the cue's
// complement and content itself.
func (v *View) fillComplement(by []Role, cue int) {
	for _, c := range v.Tree.Children(cue) {
		if by[c] != Content || !v.Tree.Is(c, "ccomp", "xcomp") {
			continue
		}
		first, last := v.Tree.Subtree(c)
		for i := first; i <= last; i++ {
			if by[i] == None && v.Tokens[i].UPOS != "PUNCT" {
				by[i] = Content
			}
		}
	}
}

// dropCrumbs takes the role from stretches of content that hold no word with a
// meaning of its own.
func (v *View) dropCrumbs(by []Role) {
	from := 0
	for i := 0; i <= len(by); i++ {
		if i < len(by) && (by[i] == Content || v.Tokens[i].UPOS == "PUNCT") {
			continue
		}
		if !v.meaning(by, from, i) {
			for k := from; k < i; k++ {
				by[k] = None
			}
		}
		from = i + 1
	}
}

func (v *View) meaning(by []Role, from, to int) bool {
	for i := from; i < to; i++ {
		if by[i] != Content {
			continue
		}
		switch v.Tokens[i].UPOS {
		case "DET", "ADP", "PART", "CCONJ", "SCONJ", "AUX", "PUNCT":
		default:
			return true
		}
	}
	return false
}

// bounds returns the first and the last token of a role, -1 where there is
// none.
func bounds(by []Role, role Role) (first, last int) {
	first, last = -1, -1
	for i, r := range by {
		if r == role {
			if first < 0 {
				first = i
			}
			last = i
		}
	}
	return first, last
}
