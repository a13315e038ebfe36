package verdict

import "recount"

// follows holds where the same line gives a later figure: not lower, it updates
// the earlier; lower, or as a correction, it revises it.
func (p *pair) follows(n numbers) (finding, bool) {
	switch {
	case p.correctsAnother(n):
		return finding{recount.Revises, "", "corrects another"}, true
	case !p.sameLine() || !n.later && !p.correctsItself(n):
		return finding{}, false
	case p.correctsItself(n):
		return finding{recount.Revises, "", "corrects"}, true
	case n.below:
		return finding{recount.Revises, "", "revises"}, true
	}
	return finding{recount.Updates, "", "updates"}, true
}

// correctsItself tells whether the later claim of a line says that it corrects
// the earlier.
func (p *pair) correctsItself(n numbers) bool {
	return p.sameLine() && n.corrected && !n.equal && (n.later || p.beforeAndAfter())
}

// correctsAnother tells whether a later text calls its lower number a correction,
// and nobody of another side gave the earlier: whoever counted, what stood is
// taken back.
func (p *pair) correctsAnother(n numbers) bool {
	return !p.sameLine() && !p.opposed() && p.b.corrected && !p.b.base && n.below && (n.later || p.eb.told.Compare(p.ea.told) > 0)
}

// isLaterHigher holds where another claimant gives a higher total as of a later
// day.
func (p *pair) isLaterHigher(n numbers) (finding, bool) {
	if !n.later || !n.rises {
		return finding{}, false
	}
	return finding{recount.LaterHigher, "", "later higher"}, true
}
